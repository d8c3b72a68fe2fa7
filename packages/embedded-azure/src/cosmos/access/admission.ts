import type { KeyObject } from 'node:crypto';
import { type EntraTenant, EntraTokens, type TokenFault, TokenRefusedError } from '../../entra/entra-tokens.ts';
import { CosmosError } from '../wire/cosmos-error.ts';
import { headerOf, type WireRequest } from '../wire/operation.ts';
import { requireSignature } from '../wire/signature.ts';
import { DataPlanePermit } from './data-plane-permit.ts';
import type { DataAction, RoleAssignment } from './data-role.ts';

/** The tenant whose tokens the account accepts, and the roles of their principals. */
export interface EntraAccess extends EntraTenant {
  readonly assignments: readonly RoleAssignment[];
}

/** What the sender of a request may do. */
export interface Permit {
  require(action: DataAction | undefined, request: WireRequest): void;
}

/** The holder of the key may do everything. */
const EVERYTHING: Permit = { require() {} };
const ENTRA_TOKEN = 'type=aad&ver=1.0&sig=';
const AUDIENCE = 'https://cosmos.azure.com';

/** The service's sub-statuses of 401. */
const SUBSTATUS: Record<TokenFault, number> = {
  format: 5003,
  signature: 5004,
  'not yet valid': 5005,
  expired: 5006,
  issuer: 5007,
  audience: 5008,
  'object id': 5011,
  'signing key': 5200,
};
const ENTRA_DISABLED = 5002;

/** Identifies the sender of a request: the holder of the account's key, or a principal of Microsoft Entra. */
export class Admission {
  readonly #key: KeyObject;
  readonly #entra: { tokens: EntraTokens; assignments: readonly RoleAssignment[] } | undefined;

  /** @param endpoints the URLs under which clients know the account; each is also an audience of tokens */
  constructor(key: KeyObject, entra: EntraAccess | undefined, endpoints: () => readonly string[]) {
    this.#key = key;
    this.#entra = entra && {
      tokens: new EntraTokens(entra, () => [AUDIENCE, ...endpoints()]),
      assignments: entra.assignments,
    };
  }

  /** @throws CosmosError 401, 403 */
  async admit(request: WireRequest): Promise<Permit> {
    const authorization = headerOf(request, 'authorization');
    const token = entraTokenOf(authorization);
    if (token === undefined) {
      const { method, segments } = request;
      const date = headerOf(request, 'x-ms-date');
      requireSignature(this.#key, { method, segments, authorization, date }, Date.now());
      return EVERYTHING;
    }
    if (this.#entra === undefined) {
      throw unauthorized(ENTRA_DISABLED, 'this embedded Cosmos DB was started without a tenant whose tokens it takes');
    }
    try {
      const { objectId } = await this.#entra.tokens.check(token);
      return new DataPlanePermit(objectId, this.#entra.assignments);
    } catch (error) {
      if (!(error instanceof TokenRefusedError)) throw error;
      throw unauthorized(SUBSTATUS[error.fault], error.message);
    }
  }
}

/** This client sends the token unencoded, others URL-encode it like a signature. */
function entraTokenOf(authorization = ''): string | undefined {
  const text = authorization.startsWith('type%3') ? decodeURIComponent(authorization) : authorization;
  return text.startsWith(ENTRA_TOKEN) ? text.slice(ENTRA_TOKEN.length) : undefined;
}

function unauthorized(substatus: number, reason: string): CosmosError {
  return new CosmosError(401, 'Unauthorized', `Request blocked by Auth embedded : ${reason}.`, { substatus });
}
