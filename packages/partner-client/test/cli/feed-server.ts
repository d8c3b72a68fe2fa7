import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Event } from '../../src/events.ts';
import { problem } from '../answering-server.ts';

export const CLIENT_SECRET = 'of acme';

/** A feed of events over HTTP, with tokens: what `listen` needs of the API. It can be stopped and started again. */
export class FeedServer {
  readonly events: Event[] = [];
  /** As a new one does: it refuses the cursors of the old one. */
  generation = 1;
  #streams = new Set<() => void>();
  #server: Server | undefined;
  #port = 0;

  static async start(): Promise<FeedServer> {
    const server = new FeedServer();
    await server.resume();
    onTestFinished(() => server.stop());
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The environment that `partner-orders` connects with. */
  get environment() {
    return {
      PARTNER_ORDERS_URL: this.url,
      PARTNER_ORDERS_TOKEN_URL: `${this.url}/token`,
      PARTNER_ORDERS_CLIENT_ID: 'acme',
      PARTNER_ORDERS_CLIENT_SECRET: CLIENT_SECRET,
      PARTNER_ORDERS_SCOPE: 'api://orders/.default',
    };
  }

  async resume(): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** As if it were killed: every connection is reset. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  add(...events: Event[]): void {
    this.events.push(...events);
    for (const wake of this.#streams) wake();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/token') {
      let form = '';
      for await (const chunk of request) form += chunk;
      const isRight = new URLSearchParams(form).get('client_secret') === CLIENT_SECRET;
      return void (isRight
        ? json(200, { access_token: 't', expires_in: 3600 })
        : json(401, { error: 'invalid_client' }));
    }
    const types = searchParams.get('types')?.split(',');
    if (types?.some((type) => !type.startsWith('order.'))) {
      const details = [{ path: 'query.types[0]', message: 'must be event types: order.*' }];
      return void json(400, problem('validation_failed', details));
    }
    const place = this.#placeOf(searchParams.get('after'));
    if (place === undefined) return void json(400, problem('invalid_cursor'));
    const isWanted = ({ type }: Event) => types?.some((one) => one === type || one === 'order.*') ?? true;
    if (pathname === '/v1/events/stream') return this.#stream(place, isWanted, response);
    const limit = Number(searchParams.get('limit'));
    const data = this.events.slice(place, place + limit).filter(isWanted);
    const end = Math.min(place + limit, this.events.length);
    json(200, { data, meta: { limit, nextCursor: this.#cursorOf(end), hasMore: end < this.events.length } });
  }

  #stream(from: number, isWanted: (event: Event) => boolean, response: ServerResponse): void {
    let place = from;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`retry: 1\nid: ${this.#cursorOf(place)}\n\n`);
    const send = () => {
      for (; place < this.events.length; ) {
        const event = this.events[place] as Event;
        place += 1;
        const data = isWanted(event) ? `event: ${event.type}\ndata: ${JSON.stringify(event)}\n` : '';
        response.write(`id: ${this.#cursorOf(place)}\n${data}\n`);
      }
    };
    this.#streams.add(send);
    response.on('close', () => this.#streams.delete(send));
    send();
  }

  #placeOf(after: string | null): number | undefined {
    if (after === null) return 0;
    if (after === 'latest') return this.events.length;
    const [generation, place] = after.split('-').map(Number);
    return generation === this.generation ? place : undefined;
  }

  #cursorOf(place: number): string {
    return `${this.generation}-${place}`;
  }
}

/** An event of an order. */
export function anEvent(order: number, sequence: number, type = 'order.reserved', data: object = {}): Event {
  const at = new Date(Date.UTC(2026, 0, 31, 12, order, sequence)).toISOString();
  return {
    id: `evt_${order}_${sequence}`,
    type,
    at,
    orderId: `ord_${order}`,
    sequence,
    data: { status: 'x', ...data },
  };
}
