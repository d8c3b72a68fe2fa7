import type { ClientCredentials } from '@partner-orders/embedded-azure/stack';
import { AUDIENCE } from '../audience.ts';

/** Gets a client's access token by client credentials, as a partner would. @param resource the API it is for */
export async function fetchToken(
  identityUrl: string,
  { clientId, clientSecret }: ClientCredentials,
  resource = AUDIENCE,
): Promise<string> {
  const response = await fetch(new URL('/oauth2/v2.0/token', identityUrl), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${resource}/.default`,
    }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token) throw new Error(`no token from ${identityUrl}: ${answer.error_description}`);
  return answer.access_token;
}
