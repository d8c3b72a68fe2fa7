import { type EntraTenant, EntraTokens, type TokenFault, TokenRefusedError } from '../../entra/entra-tokens.ts';
import { refusals, type ServiceBusError } from '../service-bus-error.ts';
import { type Rights, type RoleAssignment, rightsOf } from './rights.ts';
import { readSasToken, type SharedAccessKey } from './sas-token.ts';

/** The tenant whose tokens the namespace accepts, and the roles of their principals. */
export interface EntraAccess extends EntraTenant {
  readonly assignments: readonly RoleAssignment[];
}

/** The audience of clients' tokens: the service's own name. */
const AUDIENCES = ['https://servicebus.azure.net'];

/** How the service's messages about invalid tokens begin. */
const WORDS: Record<TokenFault, string> = {
  format: 'MalformedToken',
  signature: 'InvalidSignature',
  'signing key': 'InvalidSignature',
  'not yet valid': 'InvalidToken',
  expired: 'ExpiredToken',
  issuer: 'InvalidIssuer',
  audience: 'InvalidAudience',
  'object id': 'InvalidToken',
};

/** Checks tokens that a client sends to `$cbs` or with a request to manage entities, and returns their permissions. */
export class TokenGate {
  readonly #keys: readonly SharedAccessKey[];
  readonly #entra: { tokens: EntraTokens; assignments: readonly RoleAssignment[] } | undefined;

  constructor(keys: readonly SharedAccessKey[], entra: EntraAccess | undefined) {
    this.#keys = keys;
    this.#entra = entra && { tokens: new EntraTokens(entra, () => AUDIENCES), assignments: entra.assignments };
  }

  /** A shared access signature with one of the namespace's keys, which may do everything. @throws ServiceBusError */
  ofSasToken(token: string): Rights {
    const reads = this.#keys.map((key) => readSasToken(token, key, Date.now()));
    const read = reads.find((one) => 'expiresAt' in one) ?? reads[0] ?? { fault: 'there is no key' };
    if ('fault' in read) throw refused(read.fault);
    return { until: read.expiresAt, permits: () => true };
  }

  /** A token of Microsoft Entra. @throws ServiceBusError */
  async ofEntraToken(token: string): Promise<Rights> {
    if (this.#entra === undefined) throw refused('this Service Bus was started without a tenant whose tokens it takes');
    try {
      const { objectId, expiresAt } = await this.#entra.tokens.check(token);
      return rightsOf(objectId, expiresAt, this.#entra.assignments);
    } catch (error) {
      if (!(error instanceof TokenRefusedError)) throw error;
      throw refused(`${WORDS[error.fault]}: ${error.message}`);
    }
  }
}

const refused = (fault: string): ServiceBusError => refusals.unauthorized(`The token is refused: ${fault}.`);
