import Stripe from 'stripe';
import { z } from 'zod';
import type { HttpAnswer } from '../http-connections.ts';
import { parseJson } from '../provider/parse-json.ts';
import type { ProviderHttp } from '../provider/provider-http.ts';

type Request = Parameters<Stripe.HttpClient['makeRequest']>;

const Refusal = z.looseObject({ error: z.looseObject({}) });

/**
 * Lets Stripe's library send its requests with our client. The library's own one has no deadline, only a limit for silence,
 * and repeats a request whose connection broke, which no budget counts.
 */
export class StripeHttpClient extends Stripe.HttpClient {
  readonly #http: ProviderHttp;

  constructor(http: ProviderHttp) {
    super();
    this.#http = http;
  }

  override getClientName(): string {
    return 'node';
  }

  override async makeRequest(...request: Request): Promise<StripeHttpResponse> {
    const [, , path, method, headers, data, , timeoutMs] = request;
    const signal = AbortSignal.timeout(timeoutMs);
    const body = method === 'GET' ? undefined : data;
    try {
      return new StripeHttpResponse(await this.#http.send({ path, method, headers, body, signal }));
    } catch (error) {
      if (signal.aborted) throw Stripe.HttpClient.makeTimeoutError();
      // Without the system's code, or the library sends the request a second time.
      throw new Error('the connection failed', { cause: error });
    }
  }
}

class StripeHttpResponse extends Stripe.HttpClientResponse {
  readonly #answer: HttpAnswer;

  constructor(answer: HttpAnswer) {
    super(answer.status, answer.headers as Record<string, string>);
    this.#answer = answer;
  }

  override getRawResponse(): { statusCode: number } {
    return { statusCode: this.#answer.status };
  }

  override toStream(): never {
    throw new Error('an answer of the payment provider is not streamed');
  }

  /** The library takes every JSON without `error` for a success, also that of a proxy that answers 502. */
  override async toJSON(): Promise<unknown> {
    const { status, text } = this.#answer;
    if (status < 400) return this._parseResponseBody(text);
    return Refusal.safeParse(parseJson(text)).data ?? { error: { type: 'api_error' } };
  }
}
