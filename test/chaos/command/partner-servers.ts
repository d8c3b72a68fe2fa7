import { createServer, type Server } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { PartnerClient } from '../../../tools/run-locally/client/partner-client.ts';
import type { ChaosStack } from './chaos-stack.ts';

const Created = z.object({ secret: z.string() });
const Event = z.object({ id: z.string(), subject: z.string() });

/** One event of this many is refused when it comes for the first time. */
const REFUSED = 10;

/** A partner's server, which never fails but by intent. */
class PartnerServer {
  /** Events that it has accepted, with the order that each is about. */
  readonly accepted = new Map<string, string>();
  readonly violations: string[] = [];
  #secret = '';
  readonly #refused = new Set<string>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.writeHead(this.#answer(Buffer.concat(chunks).toString(), request.headers)).end();
    });
  }

  async start(partner: PartnerClient): Promise<void> {
    const url = `http://${LOOPBACK}:${await listen(this.#server, 0, 'a partner’s server')}/hook`;
    const created = await partner.request('POST', '/v1/webhook-endpoints', { body: { url, types: ['order.*'] } });
    this.#secret = Created.parse(await created.json()).secret;
  }

  #answer(body: string, headers: Record<string, unknown>): number {
    try {
      const { id, subject } = Event.parse(new Webhook(this.#secret).verify(body, headers as Record<string, string>));
      const isRefused = this.#refused.size * REFUSED <= this.accepted.size && !this.#refused.has(id);
      if (isRefused && !this.accepted.has(id)) {
        this.#refused.add(id);
        return 503;
      }
      this.accepted.set(id, subject);
      return 204;
    } catch (error) {
      this.violations.push(`a webhook can't be verified: ${error instanceof Error ? error.message : error}`);
      return 400;
    }
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}

/** The servers of the partners that place orders, each with a webhook endpoint for everything about orders. */
export class PartnerServers {
  readonly #servers = new Map<string, PartnerServer>();

  async start({ ready }: ChaosStack, partners: readonly string[]): Promise<void> {
    for (const partner of partners) {
      const server = new PartnerServer();
      this.#servers.set(partner, server);
      await server.start(new PartnerClient(ready.gatewayUrl, ready.tokens[partner] ?? ''));
    }
  }

  get violations(): string[] {
    return [...this.#servers.values()].flatMap(({ violations }) => violations);
  }

  hasGot(partner: string, eventId: string): boolean {
    return this.#servers.get(partner)?.accepted.has(eventId) === true;
  }

  /** The orders that a partner has heard of. */
  ordersOf(partner: string): Set<string> {
    return new Set(this.#servers.get(partner)?.accepted.values());
  }

  async close(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.close()));
  }
}
