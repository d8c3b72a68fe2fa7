import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { onTestFinished } from 'vitest';

export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A merchant's endpoint that keeps every request. It is closed after the test. */
export class WebhookReceiver {
  readonly url: string;
  readonly received: ReceivedWebhook[] = [];
  /** The statuses of the next answers; 204 when there are none left. */
  readonly statuses: number[] = [];
  /** How many connections it was sent over. */
  connections = 0;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server.on('connection', () => {
      this.connections += 1;
    });
  }

  /** Closes the connections that are idle, as a server does after some seconds. */
  closeIdle(): void {
    this.#server.closeIdleConnections();
  }

  static async start(): Promise<WebhookReceiver> {
    let receiver: WebhookReceiver | undefined;
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      receiver?.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(receiver?.statuses.shift() ?? 204, { location: '/elsewhere' }).end();
    });
    receiver = new WebhookReceiver(`http://${LOOPBACK}:${await listen(server, 0, 'a webhook receiver')}/hook`, server);
    onTestFinished(() => closeServer(server));
    return receiver;
  }

  /** The types in the order of their arrival. */
  get types(): string[] {
    return this.received.map(({ body }) => String(JSON.parse(body).type));
  }

  /** Waits for this many requests. */
  async count(wanted: number): Promise<ReceivedWebhook[]> {
    await until(`${wanted} webhooks`, async () => this.received.length >= wanted, 10_000);
    return this.received;
  }
}
