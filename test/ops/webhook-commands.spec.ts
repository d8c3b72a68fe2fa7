import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CosmosRedeliveryJobs } from '../../shared/adapters/cosmos/cosmos-redelivery-jobs.ts';
import { CosmosWebhookDeliveries } from '../../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { CosmosWebhooksAdmin } from '../../shared/adapters/cosmos/cosmos-webhooks-admin.ts';
import { EndpointId, PartnerId } from '../../shared/domain/ids.ts';
import { DeliveryId, type WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import type { Given } from '../../tools/command-line/program.ts';
import { disableWebhook } from '../../tools/operator/disable-webhook.ts';
import { enableWebhook } from '../../tools/operator/enable-webhook.ts';
import { listWebhooks } from '../../tools/operator/list-webhooks.ts';
import type { OperatorCommand } from '../../tools/operator/operator-command.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { redeliverWebhooks } from '../../tools/operator/redeliver-webhooks.ts';
import { resealWebhooks } from '../../tools/operator/reseal-webhooks.ts';
import { showMoment } from '../../tools/operator/show-moment.ts';
import { showWebhook } from '../../tools/operator/show-webhook.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

const NOW = new Date('2026-11-27T10:00:00.000Z');
const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');
const idOf = (n: number) => EndpointId.parse(`whe_${String(n).padStart(26, '0')}`);
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let ports: OperatorPorts;
let sent: WebhookNudge[];

beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

const endpoint = (n: number, more: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  ...{ id: idOf(n), url: `https://hooks.example/${n}?key=in-query`, types: ['order.*'], enabled: true, version: 1 },
  secrets: [{ sealed: 'sealed-secret' }],
  ...{ createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z' },
  ...more,
});

const delivery = (n: number, more: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  ...{ partnerId: acme, endpointId: idOf(1), id: DeliveryId.parse(`dlv_${n}`), eventId: `evt_${n}` },
  ...{ type: 'order.placed', eventAt: NOW.toISOString(), status: 'delivered', tried: 1 },
  createdAt: new Date(NOW.getTime() + n).toISOString(),
  attempts: [{ at: NOW.toISOString(), status: 200, latencyMs: 12 }],
  ...more,
});

/** Replaces all endpoints. */
async function store(partnerId: PartnerId, ...endpoints: WebhookEndpoint[]): Promise<void> {
  await ports.webhookEndpoints.change(partnerId, () => ({ endpoints }));
}

const run = async (command: OperatorCommand, given: Given) => (await command.run(ports, given)).lines.join('\n');

beforeEach(async () => {
  sent = [];
  const [partners, deliveries] = [database.container('partners'), database.container('deliveries')];
  const clock = { now: () => NOW };
  const known = { list: async () => ({ partners: [{ id: acme }, { id: globex }], unreadable: [] }) } as unknown;
  const given: Partial<OperatorPorts> = {
    clock,
    operator: async () => ({ name: 'ada' }),
    partners: known as OperatorPorts['partners'],
    webhooks: new CosmosWebhooksAdmin({ partners, deliveries }),
    webhookEndpoints: new CosmosWebhookEndpoints(partners, clock),
    webhookDeliveries: new CosmosWebhookDeliveries(deliveries),
    redeliveryJobs: new CosmosRedeliveryJobs(deliveries),
    eventFeed: {
      findEnd: async () => ({ own: { segment: 3, position: 7 }, catalogue: { segment: 0, position: 0 } }),
    },
    webhookNudges: {
      send: async (nudges) => void sent.push(...nudges),
      schedule: async (nudge) => void sent.push(nudge),
    },
  };
  ports = given as OperatorPorts;
  await store(globex);
  await store(acme);
});

test('endpoints are listed with their health, and those that work can be left out', async () => {
  const since = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
  const disabled = { at: since(99), reason: 'gone', announced: true } as const;
  await store(
    acme,
    endpoint(1),
    endpoint(2, { failingSince: since(3) }),
    endpoint(3, { failingSince: since(16) }),
    endpoint(4, { enabled: false, disabled }),
  );
  await store(globex, endpoint(5, { enabled: false }), endpoint(6, { behindSince: since(2) }));
  await ports.webhookDeliveries.add(delivery(1, { endpointId: idOf(2), status: 'pending' }));
  const all = await run(listWebhooks, {});
  // Each takes as many lines of 80 characters as the header does.
  const entriesOf = (text: string) => {
    const lines = text.split('\n').map((line) => line.trim().replace(/ {2,}/g, '  '));
    const each = lines.findIndex((line) => line.startsWith('whe_'));
    return Array.from({ length: lines.length / each }, (_, n) => lines.slice(each * n, each * (n + 1)).join('  '));
  };
  const url = (n: number) => `https://hooks.example/${n}`;
  const [header, ...entries] = entriesOf(all);
  expect(header).toBe('ENDPOINT  PARTNER  WAITING  STATE  TYPES  URL');
  expect(entries).toEqual([
    `${idOf(1)}  acme  0  works  order.*  ${url(1)}`,
    `${idOf(2)}  acme  1  failing since ${showMoment(since(3))}  order.*  ${url(2)}`,
    `${idOf(3)}  acme  0  held back, failing since ${showMoment(since(16))}  order.*  ${url(3)}`,
    `${idOf(4)}  acme  0  disabled since ${showMoment(since(99))}: gone  order.*  ${url(4)}`,
    `${idOf(5)}  globex  0  off  order.*  ${url(5)}`,
    `${idOf(6)}  globex  0  behind since ${showMoment(since(2))}  order.*  ${url(6)}`,
  ]);
  expect(Math.max(...all.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(entriesOf(await run(listWebhooks, { partner: 'globex' })).slice(1)).toEqual(entries.slice(4));
  const failing = entriesOf(await run(listWebhooks, { failing: true })).slice(1);
  expect(failing).toEqual([...entries.slice(1, 4), entries[5]]);
  await expect(run(listWebhooks, { partner: 'initech' })).rejects.toThrow('there is no partner initech');
});

test('an endpoint is shown with its last deliveries, and without its secrets', async () => {
  await store(acme, endpoint(1));
  await ports.webhookDeliveries.add(delivery(2));
  const failed = { at: NOW.toISOString(), status: 500, latencyMs: 7, excerpt: 'no\nidea' };
  await ports.webhookDeliveries.add(delivery(3, { status: 'failed', attempts: [failed] }));
  const { lines, data } = await showWebhook.run(ports, { endpoint: idOf(1) });
  expect(lines.slice(1)).toEqual([
    `dlv_3  order.placed  of ${showMoment(NOW.toISOString())}  failed`,
    `  ${showMoment(NOW.toISOString())}  500  7 ms  "no\\nidea"`,
    `dlv_2  order.placed  of ${showMoment(NOW.toISOString())}  delivered`,
    `  ${showMoment(NOW.toISOString())}  200  12 ms`,
  ]);
  expect(JSON.stringify(data)).not.toMatch(/sealed-secret|in-query/);
  expect(await run(showWebhook, { endpoint: idOf(1), failed: true })).not.toContain('dlv_2');
  await expect(run(showWebhook, { endpoint: idOf(9) })).rejects.toThrow('there is no webhook endpoint');
  await expect(run(showWebhook, { endpoint: 'whe_x' })).rejects.toThrow('is not the id of a webhook endpoint');
});

test('an operator disables an endpoint once, and the app is reminded to announce it', async () => {
  await store(acme, endpoint(1), endpoint(2));
  expect(await run(disableWebhook, { endpoint: idOf(1), because: 'floods' })).toContain('gets no more events');
  const [first, second] = await ports.webhookEndpoints.list(acme);
  expect(first).toMatchObject({
    ...{ enabled: false, version: 2 },
    disabled: { reason: 'operator', announced: false, because: 'floods', by: expect.stringMatching(/^operator /) },
  });
  expect(second).toEqual(endpoint(2));
  expect(await run(disableWebhook, { endpoint: idOf(1), because: 'again' })).toContain('was disabled already');
  expect((await ports.webhookEndpoints.list(acme))[0]).toEqual(first);
  expect(sent).toMatchObject([
    { kind: 'catch-up', endpointId: idOf(1) },
    { kind: 'catch-up', endpointId: idOf(1) },
  ]);
});

test('an operator enables an endpoint, which is caught up from the end of the feed before that', async () => {
  const disabled = { at: NOW.toISOString(), reason: 'failing', announced: true } as const;
  await store(acme, endpoint(1, { enabled: false, disabled, failingSince: NOW.toISOString() }));
  expect(await run(enableWebhook, { endpoint: idOf(1) })).toContain('gets events from now on');
  const [enabled] = await ports.webhookEndpoints.list(acme);
  expect(enabled).toMatchObject({ enabled: true, version: 2, resumeFrom: { own: { segment: 3, position: 7 } } });
  expect(enabled).not.toHaveProperty('disabled');
  expect(enabled).not.toHaveProperty('failingSince');
  expect(sent[0]).toMatchObject({ kind: 'catch-up', endpointId: idOf(1) });
  expect(await run(enableWebhook, { endpoint: idOf(1) })).toContain('was enabled already');
});

test('what an endpoint missed is sent again by the job that a partner would start, one at a time', async () => {
  await store(acme, endpoint(1), endpoint(2, { enabled: false }));
  const since = '2026-11-26T10:00:00.000Z';
  expect(await run(redeliverWebhooks, { endpoint: idOf(1), since })).toMatch(/^rdl_\w{26} sends the events/);
  const [{ redelivery = '' } = {}] = await ports.webhookEndpoints.list(acme);
  const job = (await ports.redeliveryJobs.find({ partnerId: acme, endpointId: idOf(1) }, redelivery))?.job;
  expect(job).toMatchObject({ status: 'running', failedSince: since });
  expect(sent).toMatchObject([{ kind: 'redelivery', jobId: redelivery }]);
  // Older than what is kept, as the API allows.
  const other = '2026-01-31T12:00:00Z';
  expect(await run(redeliverWebhooks, { endpoint: idOf(1), since: other })).toContain(`${redelivery} runs already`);
  await expect(run(redeliverWebhooks, { endpoint: idOf(2), since })).rejects.toThrow('webhooks enable');
  for (const wrong of ['yesterday', '2026-11-28T00:00:00Z'])
    await expect(run(redeliverWebhooks, { endpoint: idOf(1), since: wrong })).rejects.toThrow('--since');
});

test('the app is asked to seal the secrets of all endpoints again, and the versions that sealed them are counted', async () => {
  await store(acme, endpoint(1, { secrets: [{ sealed: '1.newest.x' }, { sealed: '1.older.y' }] }), endpoint(2));
  await store(globex, endpoint(5, { secrets: [{ sealed: '1.newest.z' }] }));
  const text = await run(resealWebhooks, {});
  expect(text).toContain('     2  with the version of webhook-key that begins with newest');
  expect(text).toContain('     1  with the version of webhook-key that begins with older');
  expect(sent.map(({ kind, endpointId }) => [kind, endpointId])).toEqual([
    ['reseal', idOf(1)],
    ['reseal', idOf(2)],
    ['reseal', idOf(5)],
  ]);
});
