import { expect, test } from 'vitest';
import type { Row } from '../../tools/monitoring/kql/scope.ts';
import { answerOf, answers, at, metric, NOW, requests } from './rows.ts';

/** The panels of the workbooks: their values, not only their names. */
const FIVE_MINUTES = 300_000;
const bin = (minutesAgo: number, size = FIVE_MINUTES) => Math.floor(at(minutesAgo) / size) * size;
const failed = { ResultCode: '503', Success: false };

const call = (Name: string, ItemCount: number, more: Row = {}): Row => ({
  TimeGenerated: at(1),
  Name,
  ItemCount,
  Success: true,
  DurationMs: 10,
  Properties: {},
  ...more,
});

test('requests are weighted by the sampling rate of each row', () => {
  const AppRequests = [
    requests(1, 90, { DurationMs: 20 }),
    requests(2, 9, { DurationMs: 400 }),
    requests(2, 1, { DurationMs: 2_000 }),
    requests(3, 50, { operation: '' }),
    requests(3, 50, { Name: 'GET /readyz', operation: 'getReadiness' }),
  ];
  expect(answerOf('latency-by-operation', { AppRequests })).toEqual([
    {
      Operation: 'listOrders',
      Requests: 100,
      percentile_DurationMs_50: 20,
      percentile_DurationMs_95: 400,
      percentile_DurationMs_99: 400,
    },
  ]);
  expect(answerOf('traffic-by-operation', { AppRequests })).toEqual([
    { TimeGenerated: bin(1), Operation: 'listOrders', Requests: 100 },
  ]);
  const overTime = {
    AppRequests: [...AppRequests, requests(1, 900, { operation: 'streamEvents', DurationMs: 9_000 })],
  };
  expect(answerOf('latency-over-time', overTime)).toMatchObject([{ percentile_DurationMs_95: 400 }]);
});

test('errors are statuses from 400, by operation, status and code', () => {
  const not_found = { ResultCode: '404', Properties: { 'problem.code': 'not_found' } };
  const AppRequests = [requests(1, 7), requests(1, 2, not_found), requests(2, 3, not_found), requests(1, 1, failed)];
  expect(answerOf('errors-by-operation', { AppRequests })).toEqual([
    { Operation: 'listOrders', Status: '503', Code: '', Requests: 1 },
    { Operation: 'listOrders', Status: '404', Code: 'not_found', Requests: 5 },
  ]);
});

test('traffic per tier distinguishes failures from refusals, and counts each partner once', () => {
  const of = (partner: string, tier: string) => ({ Properties: { 'partner.id': partner, 'partner.tier': tier } });
  const AppRequests = [
    requests(1, 10, of('acme', 'generous')),
    requests(1, 4, { ...of('acme', 'generous'), ResultCode: '500' }),
    requests(1, 3, { ...of('globex', 'generous'), ResultCode: '499' }),
    requests(1, 2, { ResultCode: '401' }),
  ];
  expect(answerOf('traffic-by-tier', { AppRequests })).toMatchObject([
    { Tier: 'generous', Requests: 17, Partners: 2, Failed: 4, Refused: 3 },
    { Tier: 'not known', Requests: 2, Failed: 0, Refused: 2 },
  ]);
});

test('an instance’s share is the fraction of its requests', () => {
  const AppRequests = [requests(1, 3), requests(1, 2, { AppRoleInstance: 'two' })];
  expect(answerOf('saturation', { AppRequests })).toEqual([
    { TimeGenerated: bin(1), AppRoleName: 'partner-orders-blue', Instances: 2, RequestsPerInstance: 2.5 },
  ]);
});

test('a provider’s failures are a share of its calls, without calls to our own stores', () => {
  const AppDependencies = [
    call('payments.authorize', 6),
    call('payments.authorize', 3, { Success: false, DurationMs: 900 }),
    call('carrier.book', 1),
    call('orders.add', 50, { Success: false }),
  ];
  expect(answerOf('provider-calls', { AppDependencies })).toMatchObject([
    { Provider: 'carrier', Call: 'carrier.book', Calls: 1, FailedPercent: 0 },
    { Provider: 'payments', Call: 'payments.authorize', Calls: 9, FailedPercent: 33.33, percentile_DurationMs_95: 900 },
  ]);
  const overTime = answerOf('provider-failures-over-time', { AppDependencies });
  expect(overTime).toMatchObject([{ Provider: 'payments' }, { Provider: 'carrier', FailedPercent: 0 }]);
  expect(overTime[0]?.['FailedPercent']).toBeCloseTo(33.33, 2);
});

const outcome = (of: string) => ({ Properties: { outcome: of } });

test('orders are counted by the stage that they reached', () => {
  const AppMetrics = [
    metric('orders.accepted', 1, 7),
    metric('orders.accepted', 6, 2),
    metric('orders.ended', 1, 4, outcome('confirmed')),
    metric('orders.ended', 1, 1, outcome('failed')),
    metric('refunds.ended', 1, 2, outcome('succeeded')),
  ];
  expect(answerOf('order-funnel', { AppMetrics })).toEqual([
    { Stage: 'accepted', Orders: 9 },
    { Stage: 'confirmed', Orders: 4 },
    { Stage: 'refund succeeded', Orders: 2 },
    { Stage: 'failed', Orders: 1 },
  ]);
  expect(answerOf('orders-over-time', { AppMetrics })).toEqual(
    expect.arrayContaining([
      { TimeGenerated: bin(1), Stage: 'accepted', Orders: 7 },
      { TimeGenerated: bin(6), Stage: 'accepted', Orders: 2 },
      { TimeGenerated: bin(1), Stage: 'failed', Orders: 1 },
    ]),
  );
});

test('orders that ended are shown with whether they took a minute at most, and those that should have', () => {
  const ended = (pace: string, count: number) =>
    metric('orders.ended', 1, count, { Properties: { outcome: 'confirmed', pace } });
  const AppMetrics = [
    ...[ended('in_time', 7), ended('in_time', 2), ended('late', 1), ended('waited', 3)],
    ...[metric('orders.overdue', 1, 4, { Max: 4 }), metric('orders.overdue', 2, 1, { Max: 1 })],
  ];
  expect(answerOf('order-pace-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), InTime: 9, Late: 1, Waited: 3, Overdue: 4 },
  ]);
});

test('durations are means in the unit of their title, beside the maximum', () => {
  const saga = (pace: string, ItemCount: number, Max: number) =>
    metric('saga.duration', 1, ItemCount * 3_000, { Properties: { outcome: 'confirmed', pace }, ItemCount, Max });
  const AppMetrics = [saga('in_time', 3, 9_000), saga('late', 1, 80_000), saga('waited', 2, 900_000)];
  expect(answerOf('saga-duration', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Outcome: 'confirmed', MeanSeconds: 3, WorstSeconds: 80 },
    { TimeGenerated: bin(1), Outcome: 'confirmed, waited', MeanSeconds: 3, WorstSeconds: 900 },
  ]);
  const lag = { ItemCount: 10, Max: 700 };
  expect(answerOf('outbox-lag-over-time', { AppMetrics: [metric('outbox.lag', 1, 1_000, lag)] })).toEqual([
    { TimeGenerated: bin(1), MeanMs: 100, WorstMs: 700 },
  ]);
  for (const of of ['feed', 'reports'] as const) {
    expect(answerOf(`${of}-lag-over-time`, { AppMetrics: [metric(`${of}.lag`, 1, 1_000, lag)] })).toEqual([
      { TimeGenerated: bin(1), MeanMs: 100, WorstMs: 700 },
    ]);
  }
});

test('the longest wait of a message is shown by its consumer', () => {
  const AppMetrics = [
    metric('bus.lag', 1, 900, { Properties: { consumer: 'a' }, ItemCount: 3, Max: 700 }),
    metric('bus.lag', 1, 50, { Properties: { consumer: 'a' } }),
  ];
  expect(answerOf('bus-lag-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Consumer: 'a', WorstMs: 700 },
  ]);
});

test('what starts and steps of sagas wait in the task hub is shown by which of them waits', () => {
  const wait = (of: string, ItemCount: number, Sum: number, Max: number) =>
    metric('saga.wait', 1, Sum, { Properties: { of }, ItemCount, Max });
  const AppMetrics = [wait('start', 4, 8_000, 5_000), wait('step', 10, 30_000, 9_000), wait('step', 2, 6_000, 4_000)];
  expect(answerOf('saga-wait-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Of: 'start', MeanSeconds: 2, WorstSeconds: 5 },
    { TimeGenerated: bin(1), Of: 'step', MeanSeconds: 3, WorstSeconds: 9 },
  ]);
});

test('exports and imports are shown with how they ended, their orders and how long they took', () => {
  const of = (status: string) => ({ Properties: { kind: 'export', status } });
  const AppMetrics = [
    metric('jobs.ended', 1, 2, of('ready')),
    metric('jobs.ended', 1, 1, of('failed')),
    metric('jobs.duration', 1, 9_000, { ItemCount: 3, Max: 6_000, ...of('ready') }),
    metric('jobs.orders', 1, 4_000, of('ready')),
  ];
  const quarter = bin(1, 3 * FIVE_MINUTES);
  expect(answerOf('jobs-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: quarter, Job: 'export: ready', Jobs: 2 },
    { TimeGenerated: quarter, Job: 'export: failed', Jobs: 1 },
  ]);
  expect(answerOf('jobs-orders-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Kind: 'export', Orders: 4_000 },
  ]);
  expect(answerOf('jobs-duration-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: quarter, Kind: 'export', MeanMs: 3_000, WorstMs: 6_000 },
  ]);
});

test('the orders of imported files are shown with what became of them', () => {
  const AppMetrics = [
    metric('imports.records', 1, 7, outcome('placed')),
    metric('imports.records', 2, 2, outcome('placed')),
    metric('imports.records', 1, 1, outcome('failed')),
  ];
  expect(answerOf('imports-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Outcome: 'placed', Orders: 9 },
    { TimeGenerated: bin(1), Outcome: 'failed', Orders: 1 },
  ]);
});

test('webhooks are shown with their outcomes, their times, and the endpoints that get none', () => {
  const AppMetrics = [
    metric('webhook.attempts', 1, 7, outcome('delivered')),
    metric('webhook.attempts', 1, 2, outcome('failed')),
    metric('webhook.delay', 1, 900, { ItemCount: 9, Max: 400 }),
    metric('webhook.held_back', 1, 1, { Properties: { reason: 'slow' } }),
    metric('webhook.disabled', 1, 1, { Properties: { reason: 'gone' } }),
  ];
  const quarter = bin(1, 3 * FIVE_MINUTES);
  expect(answerOf('webhook-attempts-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Outcome: 'delivered', Attempts: 7 },
    { TimeGenerated: bin(1), Outcome: 'failed', Attempts: 2 },
  ]);
  expect(answerOf('webhook-times-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), What: 'until the first attempt', MeanMs: 100, WorstMs: 400 },
  ]);
  expect(answerOf('webhook-endpoints-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: quarter, What: 'endpoint held back: slow', Count: 1 },
    { TimeGenerated: quarter, What: 'endpoint disabled: gone', Count: 1 },
  ]);
});

test('steps are counted separately from their undos', () => {
  const step = (name: string, of: string) => ({ Properties: { step: name, outcome: of } });
  const AppMetrics = [
    metric('saga.step.attempts', 1, 5, step('book-shipment', 'done')),
    metric('saga.step.attempts', 2, 2, step('book-shipment', 'error')),
    metric('saga.compensations', 1, 1, step('book-shipment', 'done')),
  ];
  expect(answerOf('saga-steps', { AppMetrics })).toEqual([
    { Step: 'book-shipment', Way: 'do', Outcome: 'done', Attempts: 5 },
    { Step: 'book-shipment', Way: 'do', Outcome: 'error', Attempts: 2 },
    { Step: 'book-shipment', Way: 'undo', Outcome: 'done', Attempts: 1 },
  ]);
});

test('shows the sagas that are stuck, held back or found again', () => {
  const AppMetrics = [
    metric('saga.stuck', 1, 2),
    metric('saga.held_back', 1, 6),
    metric('saga.held_back', 2, 1),
    metric('saga.starts_recovered', 1, 3),
    metric('saga.runs_recovered', 1, 1),
  ];
  expect(answerOf('sagas-stuck-over-time', { AppMetrics })).toEqual([{ TimeGenerated: bin(1), Stuck: 2 }]);
  expect(answerOf('held-back-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), HeldBack: 7, Recovered: 4 },
  ]);
});

test('shows the stock that was reserved for orders that had ended', () => {
  const AppMetrics = [
    metric('stock.mismatches', 1, 2, { Properties: { outcome: 'sold' } }),
    metric('stock.mismatches', 1, 1, { Properties: { outcome: 'sold' } }),
  ];
  expect(answerOf('stock-mismatches-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1, 3 * FIVE_MINUTES), Outcome: 'sold', Reservations: 3 },
  ]);
});

test('shows what the comparison with the providers found, repaired and still has to do', () => {
  const AppMetrics = [
    metric('reconciliation.differences', 1, 1, { Properties: { code: 'shipment_missing' } }),
    metric('reconciliation.repairs', 1, 2, { Properties: { repair: 'book_refunds' } }),
    metric('reconciliation.rounds', 1, 4, { Properties: { outcome: 'failed' } }),
    metric('reconciliation.rounds', 1, 9, { Properties: { outcome: 'done' } }),
    metric('payments.disputes', 1, 1, { Properties: { outcome: 'open' } }),
    metric('reconciliation.open', 1, 3, { Max: 3 }),
    metric('reconciliation.lag', 1, 7_200_000, { Max: 7_200_000 }),
  ];
  const found = answerOf('reconciliation-over-time', { AppMetrics }).map(({ What, Count }) => [What, Count]);
  expect(found.sort()).toEqual([
    ['differs: shipment_missing', 1],
    ['dispute open', 1],
    ['failed round', 4],
    ['repaired: book_refunds', 2],
  ]);
  expect(answerOf('reconciliation-lag-over-time', { AppMetrics })).toMatchObject([{ Open: 3, LagHours: 2 }]);
});

test('products that ran low or out are counted by what happened', () => {
  const AppMetrics = [
    metric('stock.crossings', 1, 2, { Properties: { outcome: 'low' } }),
    metric('stock.crossings', 1, 1, { Properties: { outcome: 'depleted' } }),
    metric('stock.mismatches', 1, 5, { Properties: { outcome: 'sold' } }),
  ];
  const rows = answerOf('stock-crossings-over-time', { AppMetrics }).map(({ Outcome, Products }) => [
    Outcome,
    Products,
  ]);
  expect(rows.sort()).toEqual([
    ['depleted', 1],
    ['low', 2],
  ]);
});

test('bulk shows links and content of files, and what housekeeping did', () => {
  const AppMetrics = [
    metric('files.links', 1, 2, { Properties: { kind: 'upload' } }),
    metric('files.bytes', 1, 3 * 1_048_576, { Properties: { direction: 'written' } }),
    metric('files.bytes', 1, 1_048_576, { Properties: { direction: 'read' } }),
    metric('housekeeping.items', 1, 7, { Properties: { task: 'remove-files' } }),
    metric('housekeeping.rounds', 1, 1, { Properties: { task: 'remove-files', outcome: 'done' } }),
  ];
  expect(answerOf('files-over-time', { AppMetrics })).toMatchObject([{ Links: 2, WrittenMiB: 3, ReadMiB: 1 }]);
  const rows = answerOf('housekeeping-over-time', { AppMetrics }).map(({ What, Count }) => [What, Count]);
  expect(rows.sort()).toEqual([
    ['remove-files: expired, removed or had go on', 7],
    ['remove-files: rounds done', 1],
  ]);
});

test('the migration shows how many documents it updated and how its runs ended', () => {
  const AppMetrics = [
    metric('migration.documents', 1, 40, { Properties: { outcome: 'raised' } }),
    metric('migration.documents', 2, 10, { Properties: { outcome: 'raised' } }),
    metric('migration.steps', 1, 1, { Properties: { outcome: 'refused' } }),
    metric('documents.newer', 1, 2, { Properties: { kind: 'order' } }),
    metric('orders.accepted', 1, 9),
  ];
  const rows = answerOf('migration-over-time', { AppMetrics }).map(({ What, Count }) => [What, Count]);
  expect(rows.sort()).toEqual([
    ['documents of a newer version seen', 2],
    ['documents raised', 50],
    ['runs refused', 1],
  ]);
});

test('shows request units per second, per order and per operation', () => {
  const units = (operation: string, sum: number, count: number, most: number) =>
    metric('cosmos.request_units', 1, sum, { Properties: { operation }, ItemCount: count, Max: most });
  const AppMetrics = [
    units('orders.add', 600, 30, 40),
    units('orders.find', 300, 100, 5),
    metric('orders.accepted', 1, 30),
  ];
  expect(answerOf('request-units-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), RequestUnitsPerSecond: 3 },
  ]);
  expect(answerOf('request-units-per-order', { AppMetrics })).toMatchObject([{ RequestUnitsPerOrder: 30 }]);
  expect(answerOf('request-units', { AppMetrics })).toEqual([
    { Operation: 'orders.add', RequestUnits: 600, Calls: 30, Dearest: 40, PerCall: 20 },
    { Operation: 'orders.find', RequestUnits: 300, Calls: 100, Dearest: 5, PerCall: 3 },
  ]);
});

test('calls to providers that were held back or repeated are counted by what happened', () => {
  const of = (name: 'provider.calls_held_back' | 'provider.retries', more: Record<string, string>, count: number) =>
    metric(name, 1, count, { Properties: { provider: 'carrier', ...more } });
  const AppMetrics = [
    of('provider.calls_held_back', { reason: 'rate_limited' }, 3),
    of('provider.calls_held_back', { reason: 'rate_limited' }, 4),
    of('provider.retries', { outcome: 'over_budget' }, 2),
  ];
  expect(answerOf('provider-held-back-over-time', { AppMetrics })).toMatchObject([
    { What: 'carrier: rate_limited', Calls: 7 },
  ]);
  expect(answerOf('provider-retries-over-time', { AppMetrics })).toMatchObject([
    { What: 'carrier: over_budget', Calls: 2 },
  ]);
});

test('a gauge of several instances shows the worst value', () => {
  const breaker = (state: number, AppRoleInstance: string) =>
    metric('provider.breaker', 1, state, { Properties: { provider: 'carrier' }, AppRoleInstance });
  expect(answerOf('provider-breaker-over-time', { AppMetrics: [breaker(2, 'one'), breaker(0, 'two')] })).toMatchObject([
    { State: 2, Provider: 'carrier' },
  ]);
  const open = [metric('streams.open', 1, 3), metric('streams.open', 1, 8, { AppRoleInstance: 'two' })];
  expect(answerOf('open-streams', { AppMetrics: open })).toMatchObject([
    { Open: 3, AppRoleInstance: 'one' },
    { Open: 8, AppRoleInstance: 'two' },
  ]);
});

test('instances are counted in each minute, whatever they do, and the most of five minutes are shown', () => {
  const seen = (minutesAgo: number, AppRoleInstance: string) =>
    metric('streams.open', minutesAgo, 0, { AppRoleInstance });
  const AppMetrics = [seen(1.5, 'one'), seen(1.4, 'two'), seen(2.5, 'one'), seen(2.4, 'three'), seen(3.5, 'four')];
  expect(answerOf('instances-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), AppRoleName: 'partner-orders-blue', Instances: 2 },
  ]);
});

test('rejected and retried messages are counted per consumer', () => {
  const of = (consumer: string) => ({ Properties: { consumer } });
  const AppMetrics = [
    metric('outbox.parked', 1, 1),
    metric('bus.retries', 1, 4, of('start-order-saga')),
    metric('bus.rejections', 1, 2, of('sell-reservations')),
  ];
  const rows = answerOf('rejections-over-time', { AppMetrics }).map(({ What, Messages }) => `${What} ${Messages}`);
  expect(rows.sort()).toEqual(['parked 1', 'rejected: sell-reservations 2', 'tried again: start-order-saga 4']);
});

test('events of providers are counted by outcome', () => {
  const of = (provider: string, outcome: string) => ({ Properties: { provider, outcome } });
  const AppMetrics = [
    metric('provider.events', 1, 3, of('payments', 'received')),
    metric('provider.events', 2, 1, of('carrier', 'bad_signature')),
  ];
  const rows = answerOf('provider-events-over-time', { AppMetrics }).map(({ What, Events }) => `${What} ${Events}`);
  expect(rows.sort()).toEqual(['carrier: bad_signature 1', 'payments: received 3']);
});

test('the charts of processed events and of shipments tell what happened to them', () => {
  const row = (
    name: 'provider.events_processed' | 'shipments.moved' | 'shipments.mismatches',
    more: Record<string, string>,
  ) => metric(name, 1, 2, { Properties: more });
  const AppMetrics = [
    row('provider.events_processed', { provider: 'carrier', outcome: 'done' }),
    row('shipments.moved', { status: 'lost' }),
    row('shipments.mismatches', { outcome: 'foreign' }),
  ];
  const shown = (query: string, field: string) =>
    answerOf(query, { AppMetrics }).map((found) => `${found['What']} ${found[field]}`);
  expect(shown('provider-events-processed-over-time', 'Events')).toEqual(['carrier: done 2']);
  expect(shown('shipments-over-time', 'Shipments')).toEqual(['lost 2', 'foreign 2']);
});

test('the chart of acts counts each once, by command, also if a process tells it again', () => {
  const yesterday = new Date(NOW - 86_400_000).toISOString();
  const begun = {
    'act.id': 'act_1',
    'act.at': yesterday,
    'act.via': 'api',
    'act.command': 'putProduct',
    'act.outcome': 'begun',
  };
  const AppTraces = [begun, begun, { ...begun, 'act.outcome': 'done' }].map((Properties) => ({
    ...{ TimeGenerated: NOW, Message: 'act', Properties },
  }));
  expect(answerOf('acts-over-time', { AppTraces })).toEqual([
    { Began: NOW - 86_400_000, What: 'api: putProduct', Acts: 1 },
  ]);
});

test('ingestion counts billed data, in gigabytes per day', () => {
  const used = (Quantity: number, IsBillable: boolean): Row => ({
    TimeGenerated: NOW,
    DataType: 'AppTraces',
    Quantity,
    IsBillable,
  });
  expect(answerOf('ingestion', { Usage: [used(1_500, true), used(734.6, true), used(9_000, false)] })).toMatchObject([
    { DataType: 'AppTraces', Gigabytes: 2.235 },
  ]);
});

test('failures that partners got show the colour and the reason, also if no app answered', () => {
  const crash = { ResponseCode: 502, BackendResponseCode: null, LastErrorReason: 'BackendConnectionFailure' };
  const cutOff = { ResponseCode: 503, BackendResponseCode: null, BackendUrl: '', LastErrorReason: 'BackendNotFound' };
  const ApiManagementGatewayLogs = [answers(3, 90), answers(2, 4, crash), answers(1, 5, cutOff)];
  expect(answerOf('gateway-failures', { ApiManagementGatewayLogs })).toEqual([
    { Backend: '', Status: 503, App: null, Reason: 'BackendNotFound', Requests: 5, Last: at(1) },
    {
      Backend: 'func-blue-x-h4.westeurope-01.azurewebsites.net',
      Status: 502,
      App: null,
      Reason: 'BackendConnectionFailure',
      Requests: 4,
      Last: at(2),
    },
  ]);
});

test('orders that wait for a verdict are counted at each look, and not once for each look or instance', () => {
  const hours = (n: number) => n * 3_600_000;
  const look = (minutesAgo: number, orders: number, waited: number[], left: number[]) => [
    metric('screening.waiting', minutesAgo, orders),
    ...(orders === 0
      ? []
      : [
          metric('screening.age', minutesAgo, 0, { Min: Math.min(...waited), Max: Math.max(...waited) }),
          metric('screening.left', minutesAgo, 0, { Min: Math.min(...left), Max: Math.max(...left) }),
        ]),
  ];
  const first = look(14, 3, [hours(1), hours(5), hours(2)], [hours(23), hours(19), hours(22)]);
  // Both colours look.
  const AppMetrics = [
    ...first,
    ...first,
    ...look(9, 1, [hours(2)], [hours(22)]),
    ...look(4, 0, [], []),
    metric('screening.verdicts', 4, 7),
  ];
  expect(answerOf('holds', { AppMetrics })).toEqual([
    { TimeGenerated: bin(14), Orders: 3, OldestHours: 5, HoursLeft: 19 },
    { TimeGenerated: bin(9), Orders: 1, OldestHours: 2, HoursLeft: 22 },
    { TimeGenerated: bin(4), Orders: 0, OldestHours: null, HoursLeft: null },
  ]);
});

test('requests that an operator’s switch refused are shown by feature', () => {
  const of = (feature: string) => ({ Properties: { feature } });
  const AppMetrics = [
    metric('requests.switched_off', 1, 2, of('search')),
    metric('requests.switched_off', 1, 3, of('search')),
    metric('requests.switched_off', 1, 4, of('orders')),
  ];
  expect(answerOf('switched-off-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Feature: 'search', Requests: 5 },
    { TimeGenerated: bin(1), Feature: 'orders', Requests: 4 },
  ]);
});

test('what is switched off is shown by feature, also if nobody is refused', () => {
  const of = (feature: string) => ({ Properties: { feature } });
  const AppMetrics = [metric('features.off', 1, 1, of('webhooks')), metric('features.off', 2, 1, of('webhooks'))];
  expect(answerOf('features-off-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1), Feature: 'webhooks', Looks: 2 },
  ]);
});

test('latency is shown by operation and tier, without requests of nobody', () => {
  const of = (tier: string, ItemCount: number, DurationMs: number) =>
    requests(1, ItemCount, { DurationMs, Properties: { 'partner.tier': tier } });
  const AppRequests = [of('standard', 90, 20), of('standard', 10, 400), of('premium', 5, 30), requests(1, 50)];
  const percentiles = (p50: number, p95: number, p99: number) => ({
    percentile_DurationMs_50: p50,
    percentile_DurationMs_95: p95,
    percentile_DurationMs_99: p99,
  });
  expect(answerOf('latency-by-tier', { AppRequests })).toEqual([
    { Operation: 'listOrders', Tier: 'premium', Requests: 5, ...percentiles(30, 30, 30) },
    { Operation: 'listOrders', Tier: 'standard', Requests: 100, ...percentiles(20, 400, 400) },
  ]);
});

test('refunds are shown with how they ended, beside new disputes and the overdue', () => {
  const AppMetrics = [
    metric('refunds.ended', 1, 4, outcome('succeeded')),
    metric('refunds.ended', 1, 1, outcome('failed')),
    metric('payments.disputes', 1, 2, outcome('open')),
    metric('payments.disputes', 1, 7, outcome('won')),
    metric('refunds.overdue', 1, 3, { Max: 3 }),
    metric('refunds.overdue', 2, 2, { Max: 2 }),
  ];
  expect(answerOf('refunds-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1, 3 * FIVE_MINUTES), Succeeded: 4, Failed: 1, Disputes: 2, Overdue: 3 },
  ]);
});

test('requests for the catalogue are shown by operation, without others', () => {
  const of = (operation: string, count: number, ResultCode = '200') => requests(1, count, { operation, ResultCode });
  const AppRequests = [
    of('adjustStock', 5),
    of('adjustStock', 2, '409'),
    of('putProduct', 1, '500'),
    of('getOrder', 9),
  ];
  expect(answerOf('catalogue-requests', { AppRequests })).toMatchObject([
    { Operation: 'adjustStock', Requests: 7, Refused: 2, Failed: 0, percentile_DurationMs_99: 20 },
    { Operation: 'putProduct', Requests: 1, Refused: 0, Failed: 1 },
  ]);
});

test('documents that can’t be read are shown by kind', () => {
  const AppMetrics = [metric('documents.unreadable', 1, 2, { Properties: { kind: 'product' } })];
  expect(answerOf('documents-unreadable-over-time', { AppMetrics })).toEqual([
    { TimeGenerated: bin(1, 3 * FIVE_MINUTES), Kind: 'product', Documents: 2 },
  ]);
});
