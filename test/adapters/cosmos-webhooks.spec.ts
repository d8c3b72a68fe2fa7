import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosWebhookDeliveries } from '../../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { type EndpointId, endpointIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { deliveryIdFor, subjectOfDelivery, type WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database.close());

const clock = { now: () => new Date() };
const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');

function endpoint(name: string, fields: Partial<WebhookEndpoint> = {}): WebhookEndpoint {
  const at = '2026-11-27T10:00:00.000Z';
  return {
    id: endpointIdFor(acme, name),
    url: `https://${name}.example/hook`,
    types: ['order.*'],
    secrets: [{ sealed: 'sealed' }],
    enabled: true,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...fields,
  };
}

test('changes of a partner’s endpoints that come at the same time are all made, and others’ stay apart', async () => {
  const endpoints = new CosmosWebhookEndpoints(database.container('partners'), clock);
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(names.map((name) => endpoints.change(acme, (all) => ({ endpoints: [...all, endpoint(name)] }))));
  const found = await endpoints.list(acme);
  expect(found.map(({ url }) => url).sort()).toEqual(names.map((name) => `https://${name}.example/hook`));
  expect(await endpoints.list(globex)).toEqual([]);
});

test('the partners with an endpoint for the catalogue’s events are found', async () => {
  const endpoints = new CosmosWebhookEndpoints(database.container('partners'), clock);
  const wants = async (name: string, fields: Partial<WebhookEndpoint>) => {
    const partner = PartnerId.parse(name);
    await endpoints.change(partner, () => ({ endpoints: [endpoint(name, fields)] }));
  };
  await wants('wants-group', { types: ['stock.*'] });
  await wants('wants-one', { types: ['order.*', 'stock.low'] });
  await wants('wants-orders', { types: ['order.*'] });
  await wants('is-disabled', { types: ['stock.*'], enabled: false });
  const found: string[] = [];
  for await (const partner of endpoints.eachWanting('stock')) found.push(partner);
  expect(found.sort()).toEqual(['wants-group', 'wants-one']);
});

const of = (partnerId: PartnerId, endpointId: EndpointId, eventId: string, n: number): WebhookDelivery => ({
  id: deliveryIdFor(eventId),
  ...{ partnerId, endpointId, eventId, type: 'order.placed', tried: 1, attempts: [] },
  status: n % 2 === 0 ? 'delivered' : 'failed',
  eventAt: '2026-11-27T10:00:00.000Z',
  createdAt: new Date(Date.UTC(2026, 10, 27, 10, 0, n)).toISOString(),
});

test('an endpoint’s deliveries are listed page by page, the newest first, and of one status', async () => {
  const deliveries = new CosmosWebhookDeliveries(database.container('deliveries'));
  const here = endpointIdFor(acme, 'list');
  const order = 'evt_0000000000000000000000000a';
  const all = Array.from({ length: 7 }, (_, n) => of(acme, here, `${order}_${n + 1}`, n));
  for (const delivery of all) expect(await deliveries.add(delivery)).toBe(true);
  await deliveries.add(of(acme, endpointIdFor(acme, 'other'), `${order}_1`, 50));
  await deliveries.add(of(globex, endpointIdFor(globex, 'list'), `${order}_1`, 51));

  const pages = async (status?: 'failed') => {
    const ids: string[][] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await deliveries.list({ partnerId: acme, endpointId: here }, { status, after, limit: 3 });
      ids.push(page.deliveries.map(({ id }) => id));
      after = page.next;
      more = after !== undefined;
    }
    return ids;
  };
  const newest = all.map(({ id }) => id).toReversed();
  expect(await pages()).toEqual([newest.slice(0, 3), newest.slice(3, 6), newest.slice(6)]);
  expect((await pages('failed')).flat()).toEqual(
    all
      .filter(({ status }) => status === 'failed')
      .map(({ id }) => id)
      .toReversed(),
  );
});

test('a delivery is added once, and replaced only if it has not changed', async () => {
  const deliveries = new CosmosWebhookDeliveries(database.container('deliveries'));
  const delivery = of(acme, endpointIdFor(acme, 'once'), 'evt_0000000000000000000000000b_1', 1);
  expect(await deliveries.add(delivery)).toBe(true);
  expect(await deliveries.add(delivery)).toBe(false);
  const found = await deliveries.find(delivery);
  expect(found?.delivery).toEqual(delivery);
  const etag = found?.etag ?? '';
  expect(await deliveries.replace({ ...delivery, status: 'delivered' }, etag)).toBe(true);
  expect(await deliveries.replace({ ...delivery, status: 'failed' }, etag)).toBe(false);
  expect((await deliveries.find(delivery))?.delivery.status).toBe('delivered');
});

test('a delivery about an order is stored with that order, any other alone', () => {
  const order = '0000000000000000000000000a';
  expect(subjectOfDelivery(deliveryIdFor(`evt_${order}_12`))).toBe(`ord_${order}`);
  expect(subjectOfDelivery(deliveryIdFor('evt_test_1'))).toBe('dlv_test_1');
});

test('endpoints that can’t be read stop no other partner’s webhooks, and are not overwritten', async () => {
  const endpoints = new CosmosWebhookEndpoints(database.container('partners'), clock);
  const damaged = PartnerId.parse('damaged');
  await endpoints.change(damaged, () => ({ endpoints: [endpoint('damaged')] }));
  const item = database.container('partners').item('webhook-endpoints', damaged);
  await item.patch([{ op: 'set', path: '/endpoints/0/types', value: 7 }]);
  expect(await new CosmosWebhookEndpoints(database.container('partners'), clock).listRecent(damaged)).toEqual([]);
  await expect(endpoints.change(damaged, () => ({ endpoints: [] }))).rejects.toThrow();
});

test('a delivered event costs one small write', async () => {
  const charges: [string, number][] = [];
  const deliveries = new CosmosWebhookDeliveries(
    database.counting('deliveries', (call, units) => void charges.push([call, units])),
  );
  const delivery = of(acme, endpointIdFor(acme, 'cost'), 'evt_0000000000000000000000000c_1', 0);
  const attempts = [{ at: delivery.createdAt, status: 204, latencyMs: 12 }];
  await deliveries.find(delivery);
  await deliveries.add({ ...delivery, sequence: 1, place: { owner: acme, segment: 0 }, attempts });
  expect(charges.map(([call]) => call)).toEqual(['get', 'post']);
  expect(charges.reduce((sum, [, units]) => sum + units, 0)).toBeLessThanOrEqual(6.2);
});
