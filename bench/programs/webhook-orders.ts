import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectPorts } from '../../functions/connect-ports.ts';
import { parseConfig } from '../../shared/config.ts';
import { EndpointId, PartnerId } from '../../shared/domain/ids.ts';
import { Money } from '../../shared/domain/money.ts';
import { type OrderRequest, place, priceLines } from '../../shared/domain/order-placement.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { makeWebhookSecret } from '../../shared/domain/webhook-secret.ts';
import { root } from '../../tools/root.ts';

/**
 * Partners with ten endpoints each, whose orders are written straight to the database. The first argument has the URLs
 * of the endpoints; the app's settings are the environment. A message with a number places so many orders, each of
 * another partner, and is answered when they are stored.
 */
const PER_PARTNER = 10;
const AT_ONCE = 16;
const urls = JSON.parse(process.argv[2] ?? '[]') as string[];
const { webhookEndpoints, sealedSecrets, orders } = connectPorts(parseConfig(process.env));
const partners = Array.from({ length: urls.length / PER_PARTNER }, (_, n) => PartnerId.parse(`bench-${n}`));

const request = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8')) as OrderRequest;
const price = Money.parse({ amount: 1_900, currency: 'EUR' });
const pricing = priceLines(request.lines, new Map(request.lines.map(({ sku }) => [sku, price])));
if (pricing.kind !== 'priced') throw new Error('the example has no prices');

async function addEndpoints(partnerId: PartnerId, ofPartner: readonly string[]): Promise<void> {
  const endpoints: WebhookEndpoint[] = [];
  for (const [n, url] of ofPartner.entries()) {
    const id = EndpointId.parse(`whe_${partnerId.replace(/\D/g, '').padStart(24, '0')}${String(n).padStart(2, '0')}`);
    const sealed = await sealedSecrets.seal(makeWebhookSecret(), { partnerId, endpointId: id });
    const createdAt = new Date().toISOString();
    endpoints.push({
      ...{ id, url, types: ['order.*'], secrets: [{ sealed }], enabled: true },
      ...{ createdAt, updatedAt: createdAt, version: 1 },
    });
  }
  await webhookEndpoints.change(partnerId, () => ({ endpoints }));
}

let placed = 0;
async function placeOne(): Promise<void> {
  placed += 1;
  const partnerId = partners[placed % partners.length] as PartnerId;
  const placing = { partnerId, idempotencyKey: `bench-${placed}`, at: new Date() };
  const { order, event } = place(request, pricing as Extract<typeof pricing, { kind: 'priced' }>, placing);
  await orders.add(order, event, { fingerprint: 'bench', answer: '{}' });
}

for (const [n, partnerId] of partners.entries()) {
  await addEndpoints(partnerId, urls.slice(n * PER_PARTNER, (n + 1) * PER_PARTNER));
}

process.on('message', async (count: number) => {
  let left = count;
  const placeOn = async () => {
    while (left > 0) {
      left -= 1;
      await placeOne();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, placeOn));
  process.send?.({ type: 'placed' });
});
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
