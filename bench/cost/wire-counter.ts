import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The end of the User-Agent of those who only look: they are not counted. */
export const LOOKING = 'cost-count';

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

const none = () => ({
  units: {} as Record<string, number>,
  requests: 0,
  bytesToPartners: 0,
  webhooks: 0,
  webhookBytes: 0,
});

/** Counts what the embedded Azure in this process answers: Node announces each answer of each of its servers. */
export class WireCounter {
  counts = none();
  readonly #gatewayPort: number;
  readonly #receiverPort: number;
  readonly #listener = (message: unknown) => this.#count(message as Exchange);

  constructor(gatewayUrl: string, receiverPort: number) {
    this.#gatewayPort = Number(new URL(gatewayUrl).port);
    this.#receiverPort = receiverPort;
    subscribe('http.server.response.finish', this.#listener);
  }

  reset(): void {
    this.counts = none();
  }

  close(): void {
    unsubscribe('http.server.response.finish', this.#listener);
  }

  #count({ request, response }: Exchange): void {
    const { counts } = this;
    const charge = headerOf(response, 'x-ms-request-charge');
    if (charge !== undefined && !request.headers['user-agent']?.includes(LOOKING)) {
      const container = containerOf(request.url ?? '', response.statusCode);
      counts.units[container] = (counts.units[container] ?? 0) + Number(charge);
    }
    if (request.socket.localPort === this.#gatewayPort) {
      counts.requests += 1;
      counts.bytesToPartners += Number(headerOf(response, 'content-length') ?? 0);
    }
    if (request.socket.localPort === this.#receiverPort) {
      counts.webhooks += 1;
      counts.webhookBytes += Number(request.headers['content-length'] ?? 0);
    }
  }
}

/**
 * The container that a call of Cosmos DB is for. Leases, and looks at a change feed that find nothing, are `idle`: they cost
 * the same without orders.
 *
 * @param path such as `/dbs/partner-orders/colls/orders/docs`
 */
export function containerOf(path: string, status: number): string {
  const container = /\/colls\/([^/?]+)/.exec(path)?.[1] ?? 'account';
  return container === 'leases' || status === 304 ? 'idle' : decodeURIComponent(container);
}

/** `getHeader` doesn't know what was given to `writeHead`, so this reads what was sent. */
function headerOf(response: ServerResponse, name: string): string | undefined {
  const { _header: sent = '' } = response as unknown as { _header?: string };
  return new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(sent)?.[1];
}
