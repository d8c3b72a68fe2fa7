import type { KeyObject } from 'node:crypto';
import { type EntraTenant, EntraTokens, type TokenFault, TokenRefusedError } from '../../entra/entra-tokens.ts';
import { CosmosError } from '../wire/cosmos-error.ts';
import { headerOf, type WireRequest } from '../wire/operation.ts';
import { requireSignature } from '../wire/signature.ts';
import { DataPlanePermit } from './data-plane-permit.ts';
import type { DataAction, RoleAssignment } from './data-role.ts';

/** Whose tokens the account takes, and what their principals may do with its data. */
export interface EntraAccess extends EntraTenant {
  readonly assignments: readonly RoleAssignment[];
}

/** What a request may do whose sender is known. */
export interface Permit {
  require(action: DataAction | undefined, request: WireRequest): void;
}

/** The key's holder may do everything. */
const EVERYTHING: Permit = { require() {} };
const ENTRA_TOKEN = 'type=aad&ver=1.0&sig=';
const AUDIENCE = 'https://cosmos.azure.com';

/** The sub-statuses of 401, as the service's clients know them. */
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

/** Finds out who sends a request: who has the account's key, or a principal of Microsoft Entra. */
export class Admission {
  readonly #key: KeyObject;
  readonly #entra: { tokens: EntraTokens; assignments: readonly RoleAssignment[] } | undefined;

  /** @param endpoints under which clients know the account; each is an audience of tokens, too */
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

/** The client sends it as it is, others URL-encoded like a signature. */
function entraTokenOf(authorization = ''): string | undefined {
  const text = authorization.startsWith('type%3') ? decodeURIComponent(authorization) : authorization;
  return text.startsWith(ENTRA_TOKEN) ? text.slice(ENTRA_TOKEN.length) : undefined;
}

function unauthorized(substatus: number, reason: string): CosmosError {
  return new CosmosError(401, 'Unauthorized', `Request blocked by Auth embedded : ${reason}.`, { substatus });
}
