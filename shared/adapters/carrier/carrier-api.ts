import type { z } from 'zod';
import type { Secrets } from '../../ports/secrets.ts';
import { callWithSecret, type SecretUse } from '../call-with-secret.ts';
import type { HttpAnswer } from '../http-connections.ts';
import { parseJson } from '../provider/parse-json.ts';
import { ProviderFailed } from '../provider/provider-failed.ts';
import { ProviderHttp } from '../provider/provider-http.ts';

export interface HttpCarrierOptions {
  url: string;
  secrets: Secrets;
  /** The deadline of a call, with every request that it makes. */
  timeoutMs: number;
  mostCalls: number;
}

/** The carrier's answer is neither yes nor no. The error leaves out the carrier's text, which may repeat the address. */
export class CarrierUnavailable extends ProviderFailed {
  override name = 'CarrierUnavailable';

  static fromAnswer(what: string, { status, headers }: HttpAnswer): CarrierUnavailable {
    return new CarrierUnavailable(`the carrier answered ${status} to ${what}`, { status, headers });
  }
}

class TokenRefused extends CarrierUnavailable {
  override name = 'TokenRefused';
}

const UNAUTHORIZED = 401;

interface CarrierRequest {
  /** For errors. */
  what: string;
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  path: string;
  content?: unknown;
  signal?: AbortSignal | undefined;
}

/** Requests to the carrier, with its token and a deadline. */
export class CarrierApi {
  readonly #timeoutMs: number;
  readonly #http: ProviderHttp;
  readonly #token: SecretUse;

  constructor({ url, secrets, timeoutMs, mostCalls }: HttpCarrierOptions) {
    this.#timeoutMs = timeoutMs;
    this.#http = new ProviderHttp({ url, mostConnections: mostCalls, timeoutMs });
    const isRefused = (error: unknown) => error instanceof TokenRefused;
    this.#token = { secrets, name: 'carrier-token', isRefused };
  }

  /** The deadline of a call that begins now, with every request that it makes. */
  startDeadline(): AbortSignal {
    return AbortSignal.timeout(this.#timeoutMs);
  }

  ask({ what, method, path, content, signal = this.startDeadline() }: CarrierRequest): Promise<HttpAnswer> {
    const body = content === undefined ? undefined : JSON.stringify(content);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return callWithSecret(this.#token, async (token) => {
      const headers = { authorization: `Bearer ${token}`, ...type };
      const answer = await this.#http.send({ method, path, headers, body, signal }).catch((cause: unknown) => {
        const how = signal.aborted ? `in ${this.#timeoutMs} ms` : 'completely';
        const failure = { status: undefined, isLasting: signal.aborted, cause };
        throw new CarrierUnavailable(`the carrier did not answer ${what} ${how}`, failure);
      });
      if (answer.status === UNAUTHORIZED) throw new TokenRefused(`the carrier refused the token of ${what}`, answer);
      return answer;
    });
  }
}

export const isSuccess = ({ status }: HttpAnswer) => status >= 200 && status < 300;

/** Parses the answer. The error never quotes it. */
export function readAnswer<T>(shape: z.ZodType<T>, what: string, answer: HttpAnswer): T {
  const parsed = shape.safeParse(parseJson(answer.text));
  if (!parsed.success) throw CarrierUnavailable.fromAnswer(what, answer);
  return parsed.data;
}
