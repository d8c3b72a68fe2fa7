import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { logs } from '@opentelemetry/api-logs';
import { type MonitorFixture, runningMonitor } from '@partner-orders/embedded-azure/testing/monitor-fixture';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

// A process has one telemetry, and modules keep what they got from it. So this file needs a process of its own.
const forget = () => {
  for (const api of [context, metrics, propagation, trace, logs]) api.disable();
};
vi.resetModules();
forget();
const { startTelemetry } = await import('../../shared/telemetry/azure-monitor/start-telemetry.ts');
const { beginSpan, runInSpan } = await import('../../shared/telemetry/run-in-span.ts');
const { log, runWithLog } = await import('../../shared/telemetry/log.ts');
const { observeMetric, recordMetric } = await import('../../shared/telemetry/record-metric.ts');
const { contextOf, getTraceparent } = await import('../../shared/telemetry/trace-context.ts');

let monitor: MonitorFixture;
let telemetry: { stop(): Promise<void> };
beforeAll(async () => {
  monitor = await runningMonitor();
  const { connectionString } = monitor;
  const role = { name: 'spec', instance: 'one' };
  telemetry = startTelemetry({ connectionString, samplingRatio: 0.5, intervalMs: 100, role });
});
beforeEach(() => monitor.fault(undefined));
afterAll(async () => {
  await telemetry?.stop();
  forget();
  await monitor?.end();
});

const rows = (query: string) => monitor.ask<Record<string, unknown>[]>(`/api/tables/${query}`);
const arrived = (query: string) =>
  until(query, async () => {
    const found = await rows(query);
    return found.length > 0 && found;
  });

/** Traces that the sampler keeps, and those that it doesn't. */
const KEPT = '00000000000000000000000000000001';
const LEFT_OUT = '77777777777777777777777777777777';
const place = (traceId: string, flags = '00') => contextOf(`00-${traceId}-b7ad6b7169203331-${flags}`);

test('spans become requests and dependencies of one operation, each under its parent', async () => {
  const parent = place(KEPT);
  await runInSpan('start-order-saga', { kind: 'consumer', parent }, () =>
    runInSpan('reserve-stock', { kind: 'internal', attributes: { 'order.id': 'ord_1' } }, async (span) => {
      span.fail();
    }),
  );
  const [request] = await arrived(`AppRequests?OperationId=${KEPT}&Name=start-order-saga`);
  const [dependency] = await arrived(`AppDependencies?OperationId=${KEPT}`);
  expect(request).toMatchObject({ ParentId: 'b7ad6b7169203331', Success: true, AppRoleName: 'spec' });
  expect(dependency).toMatchObject({ Name: 'reserve-stock', ParentId: request?.['Id'], Success: false });
  expect(dependency).toMatchObject({ DependencyType: 'InProc', Properties: { 'order.id': 'ord_1' } });
});

test('the sampling ratio decides which traces are kept, not the caller, and each item has its count', async () => {
  for (const flags of ['00', '01']) {
    for (const traceId of [KEPT, LEFT_OUT]) {
      beginSpan(`sampled ${flags}`, { kind: 'consumer', parent: place(traceId, flags) }).end();
    }
  }
  beginSpan('the last', { kind: 'consumer', parent: place(KEPT) }).end();
  await arrived('AppRequests?Name=the last');
  for (const flags of ['00', '01']) {
    expect(await rows(`AppRequests?Name=sampled ${flags}`)).toMatchObject([{ OperationId: KEPT, ItemCount: 2 }]);
  }
});

test('a log line becomes a trace in its operation, and its error an exception without secrets', async () => {
  const printed: string[] = [];
  const print = (line: string) => printed.push(line);
  await runWithLog({ info: print, warn: print, error: print }, { 'order.id': 'ord_2' }, () =>
    runInSpan('logging', { kind: 'consumer', parent: place(KEPT) }, async () => {
      const cause = new Error('Authorization: Bearer abc.def for jane@example.com');
      log.error('it failed', new TypeError('AccountKey=c2VjcmV0; went wrong', { cause }), { 'event.id': 'evt_1' });
    }),
  );
  const properties = { 'order.id': 'ord_2', 'event.id': 'evt_1' };
  const [line] = await arrived('AppTraces?Message=it failed');
  const [exception] = await arrived('AppExceptions?ExceptionType=TypeError');
  expect(line).toMatchObject({ OperationId: KEPT, SeverityLevel: 3, Properties: properties });
  expect(exception).toMatchObject({ OperationId: KEPT, Properties: properties });
  for (const text of [JSON.stringify(exception), printed.join()]) {
    expect(text).toContain('went wrong');
    expect(text).toContain('cause: Error: Authorization: Bearer [redacted] for [redacted mail]');
    expect(text).not.toMatch(/c2VjcmV0|abc\.def|jane/);
  }
});

test('counters, histograms and gauges arrive with their dimensions', async () => {
  observeMetric('provider.breaker', { provider: 'carrier' }, () => 2);
  recordMetric('orders.accepted', 1);
  recordMetric('saga.duration', 10, { outcome: 'confirmed', pace: 'in_time' });
  recordMetric('saga.duration', 30, { outcome: 'confirmed', pace: 'in_time' });
  const [duration] = await arrived('AppMetrics?Name=saga.duration');
  expect(duration).toMatchObject({ Sum: 40, ItemCount: 2, Min: 10, Max: 30, Properties: { outcome: 'confirmed' } });
  expect(await arrived('AppMetrics?Name=orders.accepted')).toMatchObject([{ Sum: 1, Properties: {} }]);
  expect((await arrived('AppMetrics?Name=provider.breaker'))[0]).toMatchObject({
    Sum: 2,
    Properties: { provider: 'carrier' },
  });
});

test.each([206, 429, 500])(
  'items that the monitor refuses with %i are sent again after the given time',
  async (status) => {
    await monitor.fault({ status, retryAfter: 1, times: 1 });
    const names = ['one', 'two', 'three', 'four'].map((name) => `${name} after ${status}`);
    for (const name of names) beginSpan(name, { kind: 'consumer', parent: place(KEPT) }).end();
    await Promise.all(names.map((name) => arrived(`AppRequests?Name=${name}`)));
  },
);

test('telemetry of other libraries is not sent', async () => {
  const metrics = await monitor.ask<{ name: string }[]>('/api/metrics');
  expect(metrics.map(({ name }) => name)).toEqual(['orders.accepted', 'provider.breaker', 'saga.duration']);
  expect(getTraceparent()).toBeUndefined();
});
