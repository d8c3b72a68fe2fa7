import type { IncomingHttpHeaders } from 'node:http';
import { EntraError, missingParameter } from './entra-error.ts';

/** A client-credentials request, as far as its form goes. */
export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The identifier of the API that the token is for: the scope without `/.default`. */
  readonly resource: string;
}

const DEFAULT_SCOPE = '/.default';

/**
 * Reads the form of RFC 6749, section 4.4: the client's id and secret in the body or as basic authentication.
 *
 * @throws EntraError
 */
export function parseTokenRequest(headers: IncomingHttpHeaders, body: string): TokenRequest {
  const form = new URLSearchParams(body);
  const grantType = required(form, 'grant_type');
  if (grantType !== 'client_credentials') {
    const message = `The app requested an unsupported grant type '${grantType}'.`;
    throw new EntraError({ status: 400, error: 'unsupported_grant_type', code: 70003, message });
  }
  const basic = readBasic(headers.authorization);
  const clientId = basic?.clientId ?? required(form, 'client_id');
  const clientSecret = basic?.clientSecret ?? form.get('client_secret');
  if (clientSecret === null || clientSecret === '') {
    throw new EntraError({
      status: 401,
      error: 'invalid_client',
      code: 7000216,
      message:
        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type. (Only 'client_secret' is known here.)",
    });
  }
  const scope = required(form, 'scope');
  if (!scope.endsWith(DEFAULT_SCOPE) || scope.includes(' ')) {
    const message = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
    throw new EntraError({ status: 400, error: 'invalid_scope', code: 1002012, message });
  }
  return { clientId, clientSecret, resource: scope.slice(0, -DEFAULT_SCOPE.length) };
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw missingParameter(name);
  return value;
}

/** Both halves are form-encoded before they are joined: RFC 6749, section 2.3.1. */
function readBasic(authorization: string | undefined): { clientId: string; clientSecret: string } | undefined {
  const encoded = /^basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [clientId, clientSecret] = Buffer.from(encoded, 'base64').toString().split(':', 2).map(formDecode);
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
}

function formDecode(text: string): string {
  return new URLSearchParams(`value=${text}`).get('value') ?? '';
}
