import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundTraces, LogLine, Measured } from '../../src/monitor/queries/query-answers.ts';
import { type MonitorFixture, runningMonitor } from './monitor-fixture.ts';

let monitor: MonitorFixture;
beforeAll(async () => {
  monitor = await runningMonitor();
  const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1_000).toISOString();
  const item = (kind: string, time: string, operation: string, baseData: object) => ({
    name: `Microsoft.ApplicationInsights.${kind}`,
    time,
    iKey: monitor.instrumentationKey(),
    tags: { 'ai.operation.id': operation },
    data: { baseType: `${kind}Data`, baseData: { ver: 2, ...baseData } },
  });
  const span = (operation: string, name: string, ms: number, more: object = {}) =>
    item('Request', at(60), operation, {
      id: `id-${operation}`,
      name,
      duration: `0.00:00:00.${String(ms).padStart(3, '0')}0000`,
      responseCode: '202',
      success: true,
      url: '/things',
      properties: { 'thing.id': operation },
      ...more,
    });
  const metric = (secondsAgo: number, value: number, kind: string) =>
    item('Metric', at(secondsAgo), '', {
      metrics: [{ name: 'things', value, count: 2, min: 1, max: value }],
      properties: { kind },
    });
  await monitor.track(
    JSON.stringify([
      span('one', 'POST /things', 20),
      span('two', 'POST /things', 800, { success: false, responseCode: '500' }),
      span('read', 'GET /things', 5, { properties: {} }),
      item('Message', at(60), 'one', { message: 'All is well', severityLevel: 'Information', properties: {} }),
      item('Message', at(60), 'two', {
        message: 'It failed',
        severityLevel: 'Error',
        properties: { 'thing.id': 'two' },
      }),
      item('Exception', at(60), 'two', {
        exceptions: [{ typeName: 'Broken', message: 'no luck', hasFullStack: true, stack: 'at the end' }],
        properties: {},
      }),
      metric(30, 4, 'a'),
      metric(30, 6, 'b'),
      metric(300, 100, 'a'),
    ]),
  );
});
afterAll(() => monitor?.end());

test.each([
  ['', ['two', 'one']],
  ['reads=true', ['read', 'two', 'one']],
  ['failed=true', ['two']],
  ['slowerThanMs=500', ['two']],
  ['Properties.thing.id=one', ['one']],
  ['name=post', ['two', 'one']],
  ['name=post&limit=1', ['two']],
  ["Properties.it's=one", []],
])('traces with %s are %j', async (query, operations) => {
  const { traces, isCut } = await monitor.ask<FoundTraces>(`/api/traces?${query}`);
  expect([traces.map(({ operationId }) => operationId), isCut]).toEqual([operations, false]);
});

test('older traces are on the next page, each on one of them, and a name is left out on request', async () => {
  const page = async (query: string) => {
    const { traces, next } = await monitor.ask<FoundTraces>(`/api/traces?limit=1&reads=true${query}`);
    return { ids: traces.map(({ operationId }) => operationId), next };
  };
  const first = await page('');
  const second = await page(`&before=${first.next}`);
  const third = await page(`&before=${second.next}`);
  expect([first.ids, second.ids, third]).toEqual([['read'], ['two'], { ids: ['one'], next: undefined }]);
  expect((await page(`&without=${encodeURIComponent('GET /things')}`)).ids).toEqual(['two']);
});

test('a trace lists the values of the asked names', async () => {
  const { traces } = await monitor.ask<FoundTraces>('/api/traces?show=thing.id&failed=true');
  expect(traces).toMatchObject([{ found: { 'thing.id': ['two'] }, failures: 1 }]);
});

test.each([
  ['', ['no luck', 'It failed', 'All is well']],
  ['leastSeverity=3', ['no luck', 'It failed']],
  ['text=WELL', ['All is well']],
  ['text=at the end', ['no luck']],
  ['operation=one', ['All is well']],
  ['Properties.thing.id=two', ['It failed']],
  ['limit=1', ['no luck']],
])('lines with %s are %j', async (query, messages) => {
  const lines = await monitor.ask<LogLine[]>(`/api/logs?${query}`);
  expect(lines.map(({ message }) => message)).toEqual(messages);
});

/** Without the steps in which nothing was measured. */
const valuesOf = ({ series }: Measured) =>
  Object.fromEntries(series.map(({ name, values }) => [name, values.filter((value) => value)]));

test.each([
  ['sum', [10]],
  ['count', [4]],
  ['avg', [2.5]],
  ['min', [1]],
  ['max', [6]],
])('the %s of a metric is taken over what arrived in a step, without what is older', async (aggregate, values) => {
  const path = `/api/metrics/series?metric=things&aggregate=${aggregate}&minutes=2&stepSeconds=60`;
  expect(valuesOf(await monitor.ask<Measured>(path))).toEqual({ [aggregate]: values });
});

test('a metric is split by a dimension, and durations have percentiles', async () => {
  const split = '/api/metrics/series?metric=things&aggregate=max&split=Properties.kind&minutes=2&stepSeconds=60';
  expect(valuesOf(await monitor.ask<Measured>(split))).toEqual({ a: [4], b: [6] });
  const p95 = '/api/metrics/series?table=AppRequests&aggregate=p95&split=Name&minutes=5&stepSeconds=60';
  expect(valuesOf(await monitor.ask<Measured>(p95))).toEqual({ 'POST /things': [800], 'GET /things': [5] });
});
