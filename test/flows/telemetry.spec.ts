import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { metrics } from '../../shared/telemetry/metrics.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { everythingHappens, observedTelemetry, rowsOf, SOON_EVERYTHING } from '../observed-telemetry.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;
let monitorUrl: string;

beforeAll(async () => {
  stack = await RunningStack.start(async () => SOON_EVERYTHING, { telemetry: true, files: true });
  monitorUrl = stack.prepared.stack.urls.monitor;
  acme = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
});
afterEach(async () => {
  await stack.mend('payments');
  await stack.mend('carrier');
  await fetch(new URL('/_monitor/faults', monitorUrl), { method: 'DELETE' });
});
afterAll(() => stack?.stop());

interface Node {
  columns: {
    Name?: string | undefined;
    Success?: boolean | undefined;
    ParentId: string;
    Properties: Record<string, string>;
  };
  children: Node[];
}
const Node: z.ZodType<Node> = z.object({
  columns: z.object({
    Name: z.string().optional(),
    Success: z.boolean().optional(),
    ParentId: z.string(),
    Properties: z.record(z.string(), z.string()),
  }),
  get children() {
    return z.array(Node);
  },
});
const Trace = z.object({ operationId: z.string(), roots: z.array(Node) });

/** Places an order in its own trace, and returns the trace when the order has ended and all its telemetry has arrived. */
async function placedInTrace(changes: Record<string, unknown> = {}, last = 'publish order.confirmed') {
  const traceId = crypto.randomUUID().replaceAll('-', '');
  const headers = { 'idempotency-key': traceId, traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  const response = await acme.request('POST', '/v1/orders', { body: anOrder(changes), headers });
  expect(response.status).toBe(202);
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  await stack.ended('acme', id);
  return { id, traceId, root: await rootOf(traceId, last) };
}

/** The only root of a trace, as soon as all of `names` have arrived under it. */
function rootOf(traceId: string, ...names: string[]): Promise<Node> {
  return until(`${names} in ${traceId}`, async () => {
    const trace = Trace.safeParse(await (await fetch(new URL(`/api/traces/${traceId}`, monitorUrl))).json());
    const [root, ...others] = trace.data?.roots ?? [];
    if (root === undefined || others.length > 0) return false;
    const found = nodesOf(root).map(({ columns }) => columns.Name);
    return names.every((name) => found.includes(name)) && root;
  });
}

function nodesOf(node: Node): Node[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** `parent > child`, each only once. */
function edgesOf(node: Node): string[] {
  const edges = node.children.flatMap((child) => [`${node.columns.Name} > ${child.columns.Name}`, ...edgesOf(child)]);
  return [...new Set(edges)].sort();
}

/** The trace of a confirmed order, once its stock is sold. */
const booked = (traceId: string): Promise<Node> => rootOf(traceId, 'stock.sell');

test('a confirmed order is one trace: the request, its events, their consumers, every step and its calls', async () => {
  const { root, id, traceId } = await placedInTrace();
  await booked(traceId);
  const whole = await rootOf(traceId, 'capture-and-confirm', 'orders.add', 'carrier.book');
  expect(root.columns).toMatchObject({
    Name: 'POST /v1/orders',
    ParentId: 'b7ad6b7169203331',
    Success: true,
    Properties: {
      'route.operation': 'placeOrder',
      'partner.id': 'acme',
      'partner.tier': 'generous',
      'order.id': id,
      'request.id': expect.any(String),
    },
  });
  const events = ['reserved', 'authorized', 'booked', 'confirmed'].map((type) => `publish order.${type}`);
  const told = (step: string, event: string) => [`start-order-saga > ${step}`, `${step} > publish order.${event}`];
  expect(edgesOf(whole)).toEqual(
    expect.arrayContaining([
      'POST /v1/orders > orders.add',
      'POST /v1/orders > publish order.placed',
      'publish order.placed > start-order-saga',
      ...told('reserve-stock', 'reserved'),
      'reserve-stock > stock.reserve',
      ...told('authorize-payment', 'authorized'),
      'reserve-stock > payments.open',
      'authorize-payment > payments.authorize',
      ...told('book-shipment', 'booked'),
      'book-shipment > carrier.book',
      ...told('capture-and-confirm', 'confirmed'),
      'capture-and-confirm > payments.capture',
      'publish order.confirmed > sell-reservations',
      'sell-reservations > stock.sell',
    ]),
  );
  expect(events.every((event) => nodesOf(whole).filter(({ columns }) => columns.Name === event).length === 1)).toBe(
    true,
  );
});

/**
 * What one order of two lines may cost from its placing to its confirmation, in request units of the embedded Cosmos DB
 * and in calls. A figure may fall; a change that raises one says why. With Strong consistency Azure charges reads twice.
 */
const BUDGET = {
  requestUnits: {
    // 0.5 of it is for the index on `updatedAt`, and 0.5 for the values that orders are searched by.
    saga: { calls: ['orders.add', 'orders.change'], most: 80.6 },
    reservation: { calls: ['stock.reserve'], most: 30.5 },
    sale: { calls: ['orders.get', 'stock.sell'], most: 21.7 },
  },
  activities: 4,
  calls: { payments: 3, carrier: 1 },
  events: 5,
};

test('an order stays within its budget of request units, executions, provider calls and events', async () => {
  // The first order fills the caches of prices and partners.
  const first = await placedInTrace();
  await booked(first.traceId);
  const whole: Node[] = [];
  const traces: Node[][] = [];
  for (const _ of [1, 2]) {
    const { traceId } = await placedInTrace();
    whole.push(await rootOf(traceId, 'capture-and-confirm', 'publish order.confirmed'));
    traces.push(nodesOf(await booked(traceId)));
  }
  expect(whole.map(({ columns }) => columns.Name)).toEqual(['POST /v1/orders', 'POST /v1/orders']);
  const chargeOf = ({ columns }: Node) => Number(columns.Properties['azure.cosmosdb.operation.request_charge'] ?? 0);
  // Within one of them, a process may read the serving versions again: that is for all orders of ten seconds.
  const unitsOf = (calls: readonly string[]) =>
    Math.min(
      ...traces.map((trace) =>
        trace
          .filter(({ columns }) => calls.includes(columns.Name ?? ''))
          .reduce((sum, node) => sum + chargeOf(node), 0),
      ),
    );
  const [nodes = []] = traces;
  const countOf = (prefix: string) => nodes.filter(({ columns }) => columns.Name?.startsWith(prefix)).length;
  const charged = nodes.flatMap((node) => (chargeOf(node) > 0 ? [`${node.columns.Name} ${chargeOf(node)}`] : []));
  const activities = ['reserve-stock', 'authorize-payment', 'book-shipment', 'capture-and-confirm'];
  const spent = {
    activities: nodes.filter(({ columns }) => activities.includes(columns.Name ?? '')).length,
    calls: { payments: countOf('payments.'), carrier: countOf('carrier.') },
    events: countOf('publish '),
  };
  for (const [what, { calls, most }] of Object.entries(BUDGET.requestUnits)) {
    const units = unitsOf(calls);
    expect.soft(units, `request units of the ${what}: ${charged}`).toBeLessThanOrEqual(most);
    expect.soft(units, `request units of the ${what}: ${charged}`).toBeGreaterThan(0);
  }
  expect({ ...spent, requestUnits: BUDGET.requestUnits }).toEqual(BUDGET);
});

/** What one event of the carrier may cost: to find its order, to read it, and to write the order and its event. */
const TRACKING = { owner: 2.1, change: 18.3 };

test('an event of the carrier stays within its budget of request units, and is one trace with what it causes', async () => {
  const { id } = await placedInTrace();
  const order = await stack.storedOrder('acme', id);
  if (!('shipment' in order)) throw new Error('it has no shipment');
  const traceId = crypto.randomUUID().replaceAll('-', '');
  const parcel = { trackingNumber: order.shipment.trackingNumber, status: 'shipped', items: [] };
  const at = new Date().toISOString();
  const keys = { id: `msg_${traceId}`, subject: `shipment ${id}`, type: 'provider-event', receivedAt: at };
  const event = {
    ...{ provider: 'carrier', eventId: keys.id, type: 'shipment.shipped', at, reference: id },
    ...{ trackingNumber: parcel.trackingNumber, status: 'shipped', version: 2, packages: [parcel] },
  };
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
  await stack.container('providerEvents').items.create({ ...keys, event, traceparent });
  const root = await rootOf(traceId, 'orders.change', 'publish order.shipped');
  expect(edgesOf(root)).toEqual([
    'process-provider-event > orderOwners.find',
    'process-provider-event > orders.change',
    'process-provider-event > publish order.shipped',
  ]);
  // The dearest call: on a busy machine the message's short lock ends, and a second delivery reads the order once more.
  const unitsOf = (call: string) =>
    Math.max(
      ...nodesOf(root)
        .filter(({ columns }) => columns.Name === call)
        .map(({ columns }) => Number(columns.Properties['azure.cosmosdb.operation.request_charge'] ?? 0)),
    );
  const spent = { owner: unitsOf('orderOwners.find'), change: unitsOf('orders.change') };
  expect(spent.owner, JSON.stringify(spent)).toBeLessThanOrEqual(TRACKING.owner);
  expect(spent.change, JSON.stringify(spent)).toBeGreaterThan(10);
  expect(spent.change, JSON.stringify(spent)).toBeLessThanOrEqual(TRACKING.change);
});

test('a failed order shows what was undone, in reverse order, and what failed before', async () => {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  const { root } = await placedInTrace({}, 'publish order.failed');
  const spans = nodesOf(root).map(({ columns }) => columns);
  const attempts = spans.filter(({ Name }) => Name === 'book-shipment');
  expect(attempts.map(({ Success, Properties }) => [Properties['step.attempt'], Success])).toEqual([
    ['1', false],
    ['2', false],
    ['3', false],
  ]);
  const undone = spans.filter(({ Name }) => Name?.startsWith('undo-')).map(({ Name }) => Name);
  expect(undone).toEqual(['undo-book-shipment', 'undo-authorize-payment', 'undo-reserve-stock']);
  expect(spans.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['compensate-order', 'fail-order']));
});

describe('after every kind of order and error', () => {
  beforeAll(() => everythingHappens(stack));

  test('every metric was sent with exactly its dimensions, and no other metric', async () => {
    const declared = Object.entries(metrics).map(([name, { dimensions }]) => [name, [...dimensions].sort()]);
    expect((await observedTelemetry(monitorUrl)).metrics).toEqual(Object.fromEntries(declared));
  });

  test('the values of dimensions are the documented ones', async () => {
    const values = async (name: string, dimension: string) =>
      new Set((await rowsOf(monitorUrl, 'AppMetrics', `Name=${name}`)).map(({ Properties }) => Properties[dimension]));
    expect(await values('orders.ended', 'outcome')).toEqual(new Set(['confirmed', 'failed']));
    const attempts = await values('saga.step.attempts', 'outcome');
    // A step waits only if its provider was away for longer than its attempts.
    attempts.delete('waiting');
    expect(attempts).toEqual(new Set(['done', 'refused', 'error']));
    expect(await values('saga.compensations', 'outcome')).toEqual(new Set(['done', 'error']));
    expect(await values('bus.rejections', 'consumer')).toEqual(new Set(['start-order-saga']));
    expect(await values('bus.rejections', 'kind')).toEqual(new Set(['unreadable']));
    expect(await values('bus.retries', 'consumer')).toEqual(new Set(['start-order-saga']));
    expect(await values('provider.breaker', 'provider')).toEqual(new Set(['payments', 'carrier']));
    expect(await values('provider.calls_held_back', 'reason')).toContain('rate_limited');
    expect(await values('provider.retries', 'outcome')).toContain('repeated');
    expect(await values('cosmos.request_units', 'operation')).toContain('orders.add');
    expect(await values('cosmos.request_units', 'operation')).toContain('outbox.park');
  });

  test('each order of a file has a trace of its own, so that it is seen with its saga and not with all of the file', async () => {
    const tracesOf = async (name: string) =>
      (await rowsOf(monitorUrl, 'AppDependencies', `Name=${name}`)).map(({ OperationId }) => OperationId);
    const orders = await until('both to arrive', async () => {
      const found = await tracesOf('import-order');
      return found.length >= 2 && found;
    });
    const [slice] = await until('the slice to arrive', async () => {
      const found = await tracesOf('import-slice');
      return found.length > 0 && found;
    });
    expect(new Set([...orders, slice]).size).toBe(orders.length + 1);
  });

  test('an error is a log line and an exception in its own operation', async () => {
    const lines = await rowsOf(monitorUrl, 'AppTraces', 'SeverityLevel=2&Properties.partner.id=acme');
    // Timers have no operation, and warn too.
    const line = lines.find(({ Message }) => String(Message).includes('is parked'));
    expect(line).toMatchObject({ OperationId: expect.stringMatching(/^[\da-f]{32}$/) });
    const exceptions = await rowsOf(monitorUrl, 'AppExceptions');
    const failures = exceptions.filter(({ Properties }) => Properties['order.id']);
    expect(failures.length).toBeGreaterThan(0);
    for (const { OperationId } of failures) expect(OperationId).toMatch(/^[\da-f]{32}$/);
    // Mapped from the bundle: a stack names our sources and lines.
    const stacks = failures.map(({ Details }) => JSON.stringify(Details)).join();
    expect(stacks).toMatch(/(functions|orchestrations|shared)\/[\w/-]+\.ts:\d+/);
  });

  test('the host prints the app’s log', () => {
    expect(stack.output.join('')).toContain('is parked: not readable as an event');
  });
});

test('an order is counted once when it is accepted and once when it ends, for any number of repeated requests', async () => {
  const sumOf = async (name: string) =>
    (await rowsOf(monitorUrl, 'AppMetrics', `Name=${name}`)).reduce((sum, row) => sum + Number(row['Sum']), 0);
  const before = [await sumOf('orders.accepted'), await sumOf('orders.ended')];
  const key = crypto.randomUUID();
  const body = anOrder();
  const first = await acme.place(body, key);
  for (let n = 0; n < 3; n += 1) await acme.place(body, key);
  await stack.ended('acme', first.id);
  await placedInTrace();
  const after = await until('both orders to be counted', async () => {
    const ended = await sumOf('orders.ended');
    return ended >= Number(before[1]) + 2 && [await sumOf('orders.accepted'), ended];
  });
  expect(after).toEqual(before.map((sum) => Number(sum) + 2));
});

test.each([{ status: 500 }, { status: 429, retryAfter: 60 }, { delayMs: 600_000 }])(
  'a monitor that answers with %j fails no request and delays no order',
  async (fault) => {
    await fetch(new URL('/_monitor/faults', monitorUrl), { method: 'PUT', body: JSON.stringify(fault) });
    const { id } = await acme.place(anOrder());
    expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
    expect(await acme.get(id)).toMatchObject({ status: 'confirmed' });
  },
);
