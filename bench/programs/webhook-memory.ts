import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import { EndpointGate } from '../../functions/webhooks/endpoint-gate.ts';
import type { WebhookPorts } from '../../functions/webhooks/webhook-ports.ts';
import { LoopStopwatches } from '../../shared/adapters/loop-stopwatches.ts';
import { HttpWebhookSender } from '../../shared/adapters/webhooks/http-webhook-sender.ts';
import { EndpointId, orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { eventIdFor } from '../../shared/domain/order-events.ts';
import { deliveryIdFor } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { makeWebhookSecret } from '../../shared/domain/webhook-secret.ts';
import { closedLoop } from '../load.ts';

/**
 * The engine and the sender in one process, over real connections, with documents that nobody keeps. The first
 * argument has the URLs of the endpoints, the second the number of deliveries; reports the heap ten times.
 */
const urls = JSON.parse(process.argv[2] ?? '[]') as string[];
const deliveries = Number(process.argv[3]);
const IN_FLIGHT = 32;
const partnerId = PartnerId.parse('bench');
const clock = { now: () => new Date() };
const stopwatches = new LoopStopwatches();
const createdAt = clock.now().toISOString();
const endpoints = urls.map((url, n): WebhookEndpoint => {
  const id = EndpointId.parse(`whe_${String(n).padStart(26, '0')}`);
  const secrets = [{ sealed: makeWebhookSecret() }];
  return { ...{ id, url, types: ['order.*'], secrets, enabled: true }, createdAt, updatedAt: createdAt, version: 1 };
});

const ports = {
  clock,
  webhookEndpoints: { listRecent: async () => endpoints },
  webhookDeliveries: { find: async () => undefined, add: async () => true },
  webhookNudges: { schedule: fail, send: fail },
  webhookSender: new HttpWebhookSender({ timeoutMs: 15_000, allowLoopback: true, ownHosts: [], clock, stopwatches }),
  sealedSecrets: { open: async (secret: string) => ({ kind: 'opened', secret, isCurrent: true }) },
  eventFeed: { find: async (_: unknown, event: object) => ({ ...event, type: 'order.placed', sequence: 1, data }) },
  featureSwitches: { findWait: async () => undefined },
  endpointGate: new EndpointGate(clock, { stopwatches, places: 2 * IN_FLIGHT }),
} as unknown as WebhookPorts;
const data = { status: 'pending', note: 'x'.repeat(600) };

/** Nothing may be put off or fail here. */
function fail(): never {
  throw new Error('a delivery was not made at once');
}

function deliver(n: number): Promise<void> {
  const orderId = orderIdFor(partnerId, String(n));
  const eventId = eventIdFor(orderId, 1);
  const endpointId = (endpoints[n % endpoints.length] as WebhookEndpoint).id;
  const about = { partnerId, endpointId, id: deliveryIdFor(eventId), eventId, eventAt: createdAt };
  const place = { owner: partnerId, segment: 1 };
  return deliverWebhook(
    { kind: 'delivery', ...about, type: 'order.placed', sequence: 1, place, attempt: 1, putOff: 0 },
    ports,
  );
}

const heaps: number[] = [];
const before = process.cpuUsage();
const began = performance.now();
let errors = 0;
for (let part = 0; part < 10; part += 1) {
  const each = deliveries / 10;
  const result = await closedLoop(
    IN_FLIGHT,
    (n) => deliver(part * each + n),
    (begun) => begun >= each,
  );
  errors += result.errors;
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed / 1_024 ** 2);
}
const { user, system } = process.cpuUsage(before);
process.once('disconnect', () => process.exit(0));
process.send?.({
  type: 'ready',
  heaps,
  errors,
  perSecond: (deliveries * 1_000) / (performance.now() - began),
  cpuMicroseconds: (user + system) / deliveries,
  rssMiB: process.memoryUsage().rss / 1_024 ** 2,
});
