import { timingSafeEqual } from 'node:crypto';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { NEVER_CACHED } from './entra-error.ts';
import type { RegisteredClient } from './identity-store.ts';
import type { TokenIssuer } from './issue-token.ts';
import { appOnlyClaims, fillIn, signToken } from './sign-token.ts';

/** Seconds. Entra gives a managed identity a day. */
const LIFETIME = 86_400;

const API_VERSION = '2019-08-01';

/** Azurite takes only tokens in the form that Entra's have for Azure's own APIs: v1. */
const STORAGE = /^https:\/\/storage\.azure\.com\/?$/;

/**
 * GET $IDENTITY_ENDPOINT?resource=…&api-version=2019-08-01: how an app on App Service or Functions gets tokens for its
 * own identity. The header X-IDENTITY-HEADER proves that the request comes from the app, `client_id` names the
 * identity.
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export async function issueManagedIdentityToken(issuer: TokenIssuer, request: SimulatorRequest): Promise<Reply> {
  const { tenant, keys, managedIdentity } = issuer;
  if (managedIdentity === undefined) return refuse(400, 'No managed identity was assigned to this app.');
  const { headers, query } = request;
  if (!isSame(String(headers['x-identity-header'] ?? ''), managedIdentity.clientSecret)) {
    return refuse(401, 'The header X-IDENTITY-HEADER is missing or is not the value of IDENTITY_HEADER.');
  }
  const version = query.get('api-version');
  if (version !== API_VERSION)
    return refuse(400, `The api-version '${version}' is not supported, only ${API_VERSION} is.`);
  const resource = query.get('resource') ?? '';
  if (!URL.canParse(resource)) return refuse(400, `The resource '${resource}' is not a URI.`);
  if (!names(query, managedIdentity)) {
    return refuse(
      400,
      'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
    );
  }
  const { clientId, objectId } = managedIdentity;
  // 2 means that the identity authenticates with a certificate.
  const claims = { ...appOnlyClaims(clientId, objectId, []), azpacr: '2', idtyp: 'app' };
  const v1 = { iss: `https://sts.windows.net/${tenant.tenantId}/`, ver: '1.0', appid: clientId, appidacr: '2' };
  const form = STORAGE.test(resource) ? { ...v1, azp: undefined, azpacr: undefined } : {};
  const payload = fillIn({ ...tenant, audience: resource }, { ...claims, ...form }, LIFETIME);
  return {
    status: 200,
    headers: NEVER_CACHED,
    body: {
      access_token: await signToken(payload, keys.current()),
      expires_on: String(payload.exp),
      resource,
      token_type: 'Bearer',
      client_id: clientId,
    },
  };
}

/** Without a name, the app's only identity is meant. */
function names(query: URLSearchParams, { clientId, objectId }: RegisteredClient): boolean {
  if (query.has('mi_res_id')) return false;
  return (
    (query.get('client_id') ?? clientId) === clientId &&
    (query.get('principal_id') ?? query.get('object_id') ?? objectId) === objectId
  );
}

function isSame(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(statusCode: 400 | 401, message: string): Reply {
  return { status: statusCode, headers: NEVER_CACHED, body: { statusCode, message } };
}
