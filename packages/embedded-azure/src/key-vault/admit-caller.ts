import type { IncomingHttpHeaders } from 'node:http';
import { decodeJwt } from 'jose';
import { EntraTokens, TokenRefusedError } from '../entra/entra-tokens.ts';
import { KeyVaultError } from './key-vault-error.ts';

export const VAULT_RESOURCE = 'https://vault.azure.net';

/** The issuer of the tokens that the vault accepts. */
export interface Authority {
  readonly issuer: string;
  readonly jwksUri: string;
  /** The URL where callers are told to get a token: the tenant's address. */
  readonly authorizationUrl: string;
}

/** Azure's own roles for secrets: https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
export type VaultRole = 'Key Vault Secrets User' | 'Key Vault Secrets Officer';

/** The data actions below Microsoft.KeyVault/vaults/secrets/. */
export type VaultAction =
  | 'getSecret'
  | 'readMetadata'
  | 'setSecret'
  | 'update'
  | 'delete'
  | 'recover'
  | 'purge'
  | 'backup'
  | 'restore';

const USER_ACTIONS: ReadonlySet<VaultAction> = new Set(['getSecret', 'readMetadata']);

export interface CallerRules {
  readonly authority: Authority;
  /** By the object id of a service principal. */
  readonly roles: ReadonlyMap<string, VaultRole>;
}

/**
 * Creates the check before every operation: a bearer token of the tenant for Key Vault, and a role that allows the
 * action. A caller without a valid token is told where to get one:
 * https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses
 */
export function admitCaller({ authority, roles }: CallerRules) {
  const tokens = new EntraTokens(authority, () => [VAULT_RESOURCE]);
  const challenge = `Bearer authorization="${authority.authorizationUrl}", resource="${VAULT_RESOURCE}"`;
  const unauthorized = (message: string) =>
    new KeyVaultError({
      status: 401,
      code: 'Unauthorized',
      message,
      headers: { 'www-authenticate': challenge },
    });

  /** @throws KeyVaultError 401 or 403 */
  return async (headers: IncomingHttpHeaders, action: VaultAction): Promise<void> => {
    const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) throw unauthorized('AKV10000: Request is missing a Bearer or PoP token.');
    const { objectId } = await tokens.check(token).catch((error: unknown) => {
      if (error instanceof TokenRefusedError) throw unauthorized(faultOf(error, token));
      throw error;
    });
    const role = roles.get(objectId);
    if (role === undefined || (role === 'Key Vault Secrets User' && !USER_ACTIONS.has(action))) {
      throw forbidden(token, action);
    }
  };
}

function faultOf({ fault, message }: TokenRefusedError, token: string): string {
  switch (fault) {
    case 'audience':
      return `AKV10022: Invalid audience. Expected ${VAULT_RESOURCE}, found: ${String(decodeJwt(token).aud)}.`;
    case 'issuer':
      return 'AKV10032: Invalid issuer.';
    default:
      return `Error validating token: ${message}`;
  }
}

function forbidden(token: string, action: VaultAction): KeyVaultError {
  const { azp, oid, iss } = decodeJwt<{ azp?: string; oid?: string }>(token);
  const message = [
    'Caller is not authorized to perform action on resource.',
    'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
    `Caller: appid=${String(azp)};oid=${String(oid)};iss=${iss}`,
    `Action: 'Microsoft.KeyVault/vaults/secrets/${action === 'delete' ? action : `${action}/action`}'`,
    'Assignment: (not found)',
    "DecisionReason: 'DeniedWithNoValidRBAC'",
  ].join('\r\n');
  return new KeyVaultError({ status: 403, code: 'Forbidden', inner: 'ForbiddenByRbac', message });
}
