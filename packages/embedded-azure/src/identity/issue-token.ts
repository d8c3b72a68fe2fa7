import { createHash, timingSafeEqual } from 'node:crypto';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { EntraError, NEVER_CACHED } from './entra-error.ts';
import type { RegisteredClient } from './identity-store.ts';
import { parseTokenRequest } from './parse-token-request.ts';
import { appOnlyClaims, fillIn, signToken, type Tenant, TOKEN_LIFETIME } from './sign-token.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface KnownClient extends RegisteredClient {
  readonly roles: readonly string[];
}

export interface TokenIssuer {
  readonly tenant: Tenant;
  readonly keys: SigningKeys;
  /** By their client id. */
  readonly clients: ReadonlyMap<string, KnownClient>;
  /** The other APIs that tokens are issued for: Azure's own, which every tenant has. */
  readonly resources: readonly string[];
  /** The identity of the local app; its secret is the value of IDENTITY_HEADER. */
  readonly managedIdentity: RegisteredClient | undefined;
}

/** POST …/oauth2/v2.0/token: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export async function issueToken(issuer: TokenIssuer, request: SimulatorRequest): Promise<Reply> {
  const { tenant, keys, clients } = issuer;
  const { clientId, clientSecret, resource } = parseTokenRequest(request.headers, request.body);
  const client = clients.get(clientId);
  if (client === undefined) {
    const message = `Application with identifier '${clientId}' was not found in the directory '${tenant.tenantId}'.`;
    throw new EntraError({ status: 400, error: 'unauthorized_client', code: 700016, message });
  }
  if (!isSame(clientSecret, client.clientSecret)) {
    const message = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`;
    throw new EntraError({ status: 401, error: 'invalid_client', code: 7000215, message });
  }
  // If the audience is a GUID, Entra also knows the API by its default identifier `api://<GUID>`.
  const isOwn = resource === tenant.audience || resource === `api://${tenant.audience}`;
  if (!isOwn && !issuer.resources.includes(resource)) {
    const message = `The resource principal named ${resource} was not found in the tenant named ${tenant.tenantId}.`;
    throw new EntraError({ status: 400, error: 'invalid_resource', code: 500011, message });
  }
  // Roles belong to the tenant's own API, so tokens for other APIs don't contain them.
  const claims = appOnlyClaims(client.clientId, client.objectId, isOwn ? client.roles : []);
  const audience = isOwn ? tenant.audience : resource;
  const token = await signToken(fillIn({ ...tenant, audience }, claims), keys.current());
  return {
    status: 200,
    headers: NEVER_CACHED,
    body: {
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME - 1,
      ext_expires_in: TOKEN_LIFETIME - 1,
      access_token: token,
    },
  };
}

function isSame(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
