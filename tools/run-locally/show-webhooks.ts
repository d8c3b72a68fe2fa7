import { createServer } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { PartnerClient } from './client/partner-client.ts';

const Endpoint = z.object({ id: z.string(), secret: z.string() });
const Event = z.object({
  id: z.string(),
  type: z.string(),
  subject: z.string().optional(),
  sequence: z.int().optional(),
});
const LAST_EVENTS = new Set(['order.confirmed', 'order.failed', 'order.cancelled', 'order.delayed']);
const LONGEST_MS = 60_000;

/**
 * Plays a partner's own server: it creates a webhook endpoint, places an order, and prints each webhook that arrives. The
 * first one is refused, to show that it comes again.
 */
export async function showWebhooks(order: unknown, partner: PartnerClient, say: (text: string) => void): Promise<void> {
  say('\nThe same events as signed webhooks, sent to a server of the partner. It refuses the first one');
  const began = performance.now();
  let secret = '';
  const heard: z.infer<typeof Event>[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const event = Event.parse(new Webhook(secret).verify(body, request.headers as Record<string, string>));
    const status = heard.length === 0 ? 503 : 204;
    response.writeHead(status).end();
    heard.push(event);
    const after = `+${Math.round(performance.now() - began)} ms`.padStart(10);
    say(`  ${after}  ${event.sequence ?? ''}. ${event.type}  signature verified, answered ${status}`);
  });
  const url = `http://${LOOPBACK}:${await listen(server, 0, 'the partner’s server')}/webhooks`;
  try {
    const body = { url, types: ['order.*'], description: 'npm run demo' };
    const created = await partner.request('POST', '/v1/webhook-endpoints', { body });
    if (!created.ok) throw new Error(`no webhook endpoint: ${await created.text()}`);
    const endpoint = Endpoint.parse(await created.json());
    secret = endpoint.secret;
    try {
      const { id } = await partner.place(order);
      await until(
        'the last webhook of the order',
        async () => heard.some(({ type, subject }) => subject === id && LAST_EVENTS.has(type)),
        LONGEST_MS,
      );
    } finally {
      await partner.request('DELETE', `/v1/webhook-endpoints/${endpoint.id}`);
    }
  } finally {
    await closeServer(server);
  }
}
