import type { Answer, Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route, SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { ErrorWording } from '@partner-orders/loopback-server/http/serve';
import { EntraError } from './entra-error.ts';
import { issueToken, type TokenIssuer } from './issue-token.ts';
import { issueManagedIdentityToken } from './managed-identity.ts';

/** As on App Service. */
const MANAGED_IDENTITY_PATH = '/msi/token';

/** The URLs of a tenant's documents and tokens, below `http://host:port`. */
export function endpointsOf(url: string, tenantId: string) {
  return {
    issuer: `${url}/${tenantId}/v2.0`,
    jwksUri: `${url}/${tenantId}/discovery/v2.0/keys`,
    token: `${url}/${tenantId}/oauth2/v2.0/token`,
    authorization: `${url}/${tenantId}/oauth2/v2.0/authorize`,
    managedIdentity: `${url}${MANAGED_IDENTITY_PATH}`,
  };
}

export type Endpoints = ReturnType<typeof endpointsOf>;

/** The issuer learns its own address only when it listens, so the routes ask for it with each request. */
export function identityRoutes(ready: () => { issuer: TokenIssuer; endpoints: Endpoints }): Route[] {
  const inTenant = (handle: (request: SimulatorRequest) => Answer | Promise<Answer>) => (request: SimulatorRequest) => {
    const { tenantId } = ready().issuer.tenant;
    const asked = request.parameters['tenant'] ?? tenantId;
    if (asked.toLowerCase() === tenantId) return handle(request);
    const message = `Tenant '${asked}' not found. Check to make sure you have the correct tenant ID.`;
    throw new EntraError({ status: 400, error: 'invalid_request', code: 90002, message });
  };
  const discovery = inTenant(() => ({ status: 200, body: describe(ready().endpoints) }));
  const token = inTenant((request) => issueToken(ready().issuer, request));
  const keys = inTenant(() => ({ status: 200, body: { keys: ready().issuer.keys.published() } }));
  return [
    { method: 'GET', path: '/{tenant}/v2.0/.well-known/openid-configuration', handle: discovery },
    { method: 'GET', path: '/.well-known/openid-configuration', handle: discovery },
    { method: 'GET', path: '/{tenant}/discovery/v2.0/keys', handle: keys },
    { method: 'POST', path: '/{tenant}/oauth2/v2.0/token', handle: token },
    { method: 'POST', path: '/oauth2/v2.0/token', handle: token },
    {
      method: 'GET',
      path: MANAGED_IDENTITY_PATH,
      handle: (request) => issueManagedIdentityToken(ready().issuer, request),
    },
  ];
}

/** OpenID Connect Discovery 1.0, section 3, as far as there is something to discover. */
function describe({ issuer, jwksUri, token, authorization }: Endpoints) {
  return {
    issuer,
    jwks_uri: jwksUri,
    token_endpoint: token,
    // Nobody can log in there (404), but MSAL takes no document without it.
    authorization_endpoint: authorization,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

export const wording: ErrorWording = {
  unrouted: (method, path) =>
    refuse(404, `there is no ${method} ${path}; see packages/embedded-azure/src/identity/SUPPORT.md`),
  tooLarge: (limit) => refuse(413, `the body is larger than ${limit} bytes`),
  failed(error) {
    if (error instanceof EntraError) return error.toReply();
    return refuse(500, `the identity provider failed: ${error instanceof Error ? error.message : String(error)}`);
  },
};

function refuse(status: number, description: string): Reply {
  return {
    status,
    body: { error: status === 500 ? 'server_error' : 'invalid_request', error_description: description },
  };
}
