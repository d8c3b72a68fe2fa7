import { PartnerOrdersClient } from '../../../packages/partner-client/src/index.ts';
import { fetchToken } from '../client/fetch-token.ts';
import { PartnerClient } from '../client/partner-client.ts';
import type { StackFile } from '../client/stack-file.ts';

/** As long as a token is used, at most: they are valid for an hour. */
const TOKEN_MS = 1_800_000;

/** `ended`: it failed for good, and is not opened again. */
export type StreamState = 'open' | 'lost' | 'ended';

export interface FeedEvent {
  type: string;
  at: string;
  orderId?: string | undefined;
}

/** A partner that places orders and follows what becomes of them, with the API that all partners have. */
export class LoadPartner {
  readonly id: string;
  readonly #stack: StackFile;
  #token: { value: Promise<string>; at: number } | undefined;

  constructor(id: string, stack: StackFile) {
    this.id = id;
    this.#stack = stack;
  }

  /** One request, without another attempt. */
  async request(path: string, { key, body }: { key?: string; body?: unknown } = {}): Promise<Response> {
    const client = new PartnerClient(this.#stack.gateway, await this.#currentToken());
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return client.request('POST', path, { headers, ...(body === undefined ? {} : { body }) });
  }

  /**
   * Follows the partner's stream of events from now on, until the signal aborts.
   *
   * @returns once the stream is open
   */
  async follow(
    take: (event: FeedEvent) => void,
    { signal, onState }: { signal: AbortSignal; onState: (state: StreamState) => void },
  ): Promise<void> {
    const credentials = () => this.#currentToken();
    const { events } = new PartnerOrdersClient({ baseUrl: this.#stack.gateway, credentials, timeoutMs: 60_000 });
    const opened = Promise.withResolvers<void>();
    const onConnection = ({ state }: { state: 'open' | 'lost' }) => {
      onState(state);
      if (state === 'open') opened.resolve();
    };
    const following = async () => {
      for await (const { event } of events.follow({ types: ['order.*'], after: 'latest', signal, onConnection }))
        take(event);
    };
    following().catch((error: unknown) => {
      if (signal.aborted) return;
      onState('ended');
      opened.reject(error);
    });
    await opened.promise;
  }

  #currentToken(): Promise<string> {
    const { identity, partners } = this.#stack;
    const client = partners[this.id];
    if (client === undefined)
      throw new Error(`there is no partner ${this.id}; the partners are ${Object.keys(partners).join(', ')}`);
    if (this.#token !== undefined && performance.now() - this.#token.at <= TOKEN_MS) return this.#token.value;
    const token = { value: fetchToken(identity, client), at: performance.now() };
    this.#token = token;
    // The next request asks again.
    token.value.catch(() => {
      if (this.#token === token) this.#token = undefined;
    });
    return token.value;
  }
}
