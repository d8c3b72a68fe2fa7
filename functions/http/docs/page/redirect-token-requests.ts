/** The page's own token endpoint. */
export const TOKEN_PATH = '/docs/token';

/**
 * Sends the token request of the reference's OAuth form to our own endpoint, as JSON like all requests of this API. All
 * other requests stay unchanged.
 */
export function redirectTokenRequests(keep: (token: string) => void): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.endsWith(TOKEN_PATH)) return fetch(input, init);
    const credentials = readCredentials(new Request(input, init));
    const response = await fetch(TOKEN_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(await credentials),
    });
    if (!response.ok) {
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      return Response.json({ error: error.code, error_description: error.message });
    }
    const answer = (await response.json()) as { accessToken: string; expiresIn: number };
    keep(answer.accessToken);
    return Response.json({ access_token: answer.accessToken, token_type: 'Bearer', expires_in: answer.expiresIn });
  };
}

/** They are in the Authorization header or in the form (RFC 6749, 2.3.1). */
async function readCredentials(request: Request) {
  const [, basic] = /^Basic (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  const form = new URLSearchParams(await request.text());
  const [id, ...secret] = basic === undefined ? [] : atob(basic).split(':');
  return {
    clientId: id ?? form.get('client_id') ?? '',
    clientSecret: basic === undefined ? (form.get('client_secret') ?? '') : secret.join(':'),
  };
}
