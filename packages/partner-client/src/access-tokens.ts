/** How a client proves who it is: OAuth 2.0 client credentials (RFC 6749, section 4.4). */
export interface ClientCredentials {
  /** Such as `https://login.microsoftonline.com/TENANT/oauth2/v2.0/token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Such as `api://partner-orders/.default`. */
  readonly scope: string;
}

/** Gets a token yourself, for example from a managed identity. `refresh` is set when the API refused the last one. */
export type TokenSource = (options: { refresh: boolean; signal?: AbortSignal }) => Promise<string>;

/** The identity provider gave no access token: the credentials are wrong, or it is not available. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  /** The HTTP status. */
  readonly status: number;
  /** The code of RFC 6749, section 5.2, such as `invalid_client`. */
  readonly code: string | undefined;

  constructor(status: number, code: string | undefined, description: string | undefined) {
    super(`The identity provider answered ${status}${code ? ` ${code}` : ''}${description ? `: ${description}` : '.'}`);
    this.status = status;
    this.code = code;
  }
}

/** A token is replaced when a tenth of its life is left, and at least this long before it ends. */
const EARLY_MS = 30_000;

/** Keeps one token for all requests, and gets the next one early. Requests that need one at the same time share a call. */
export function clientCredentials(
  credentials: ClientCredentials,
  { fetch: send, timeoutMs }: { fetch: typeof fetch; timeoutMs: number },
): TokenSource {
  let current: { token: string; renewAt: number } | undefined;
  let coming: Promise<string> | undefined;

  async function getToken(): Promise<string> {
    const response = await send(credentials.tokenUrl, {
      method: 'POST',
      // Not the signal of a request: others wait for the same token.
      signal: AbortSignal.timeout(timeoutMs),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        scope: credentials.scope,
      }),
    });
    const answer = (await response.json().catch(() => ({}))) as Partial<
      Record<'access_token' | 'error' | 'error_description', string> & { expires_in: number }
    >;
    if (!response.ok || !answer.access_token) {
      throw new TokenRefused(response.status, answer.error, answer.error_description);
    }
    const lifeMs = (answer.expires_in ?? 0) * 1_000;
    current = { token: answer.access_token, renewAt: Date.now() + lifeMs - Math.max(EARLY_MS, lifeMs / 10) };
    return answer.access_token;
  }

  return async ({ refresh, signal }) => {
    if (!refresh && current !== undefined && Date.now() < current.renewAt) return current.token;
    coming ??= getToken().finally(() => {
      coming = undefined;
    });
    if (signal === undefined) return coming;
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    return Promise.race([coming, aborted]).finally(() => signal.removeEventListener('abort', abort));
  };
}
