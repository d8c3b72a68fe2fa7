import { z } from 'zod';
import type { ClientCredentials, TokenOutcome, TokenRelay } from '../../ports/token-relay.ts';
import { Unavailable } from '../../ports/unavailable.ts';

/** The route is public, so the limit is low: callers must not overload the process or try secrets quickly. */
const MOST_AT_A_TIME = 4;
const DEADLINE_MS = 5_000;

const Issued = z.object({ access_token: z.string(), expires_in: z.int() });

/** Gets tokens from Microsoft Entra's token endpoint by client credentials, only for one audience. */
export class EntraTokenRelay implements TokenRelay {
  readonly #tokenUrl: string;
  readonly #scope: string;
  #underWay = 0;

  constructor({ tokenUrl, audience }: { tokenUrl: string; audience: string }) {
    this.#tokenUrl = tokenUrl;
    this.#scope = `${audience}/.default`;
  }

  async issue(credentials: ClientCredentials): Promise<TokenOutcome> {
    if (this.#underWay >= MOST_AT_A_TIME) return { kind: 'busy' };
    this.#underWay += 1;
    try {
      return await this.#ask(credentials);
    } catch (error) {
      throw new Unavailable('the identity provider does not answer', { cause: error });
    } finally {
      this.#underWay -= 1;
    }
  }

  async #ask({ clientId, clientSecret }: ClientCredentials): Promise<TokenOutcome> {
    const response = await fetch(this.#tokenUrl, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: this.#scope,
      }),
    });
    if (response.status === 400 || response.status === 401) {
      await response.body?.cancel();
      return { kind: 'refused' };
    }
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
    const { access_token: accessToken, expires_in: expiresIn } = Issued.parse(await response.json());
    return { kind: 'issued', accessToken, expiresIn };
  }
}
