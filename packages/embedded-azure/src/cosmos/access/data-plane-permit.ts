import { CosmosError } from '../wire/cosmos-error.ts';
import { type DataAction, includes, nameOf, type RoleAssignment } from './data-role.ts';

const OPERATION_NOT_SUPPORTED = 5300;
const UNAUTHORIZED_METADATA_REQUEST = 5301;
const UNAUTHORIZED_DATA_REQUEST = 5302;

interface Target {
  method: string;
  segments: readonly string[];
}

/** What the roles of a principal allow. */
export class DataPlanePermit {
  readonly #principalId: string;
  readonly #assignments: readonly RoleAssignment[];

  constructor(principalId: string, assignments: readonly RoleAssignment[]) {
    this.#principalId = principalId;
    this.#assignments = assignments.filter((one) => one.principalId === principalId || one.principalId === '*');
  }

  /**
   * @param action undefined if no role of the data plane allows it
   * @throws CosmosError 403, with the sub-statuses of the service
   */
  require(action: DataAction | undefined, { method, segments }: Target): void {
    if (action === undefined) {
      throw forbidden(
        OPERATION_NOT_SUPPORTED,
        `The given request [${method} /${segments.join('/')}] cannot be authorized by AAD token in data plane.`,
      );
    }
    const owner = segments.slice(0, 4);
    if (this.#allows(action, `/${owner.join('/')}`)) return;
    const isMetadata = action === 'readMetadata';
    throw forbidden(
      isMetadata ? UNAUTHORIZED_METADATA_REQUEST : UNAUTHORIZED_DATA_REQUEST,
      `Request is blocked because principal [${this.#principalId}] does not have required RBAC permissions to perform action [${nameOf(action)}] on resource [${isMetadata ? `/${owner.join('/')}` : owner.join('/')}].`,
    );
  }

  /** Every client reads the account first, so a principal that may read metadata of any part gets it. */
  #allows(action: DataAction, resource: string): boolean {
    const isAccount = resource === '/';
    return this.#assignments.some(
      (assignment) => includes(assignment, action) && (isAccount || covers(assignment.scope ?? '/', resource)),
    );
  }
}

function covers(scope: string, resource: string): boolean {
  return scope === '/' || resource === scope || resource.startsWith(`${scope}/`);
}

function forbidden(substatus: number, reason: string): CosmosError {
  const message = `Request blocked by Auth embedded : ${reason} Learn more: https://aka.ms/cosmos-native-rbac.`;
  return new CosmosError(403, 'Forbidden', message, { substatus });
}
