import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FoundTraces } from '../../src/monitor/queries/query-answers.ts';
import { type MonitorFixture, runningMonitor } from './monitor-fixture.ts';

let monitor: MonitorFixture;
beforeAll(async () => {
  monitor = await runningMonitor(50);
});
afterEach(() => monitor.fault(undefined));
afterAll(() => monitor?.end());

const traceId = () => randomUUID().replaceAll('-', '');

function request(name: string, { operation = traceId(), id = 'b7ad6b7169203331', parent = '', sampleRate = 100 } = {}) {
  return {
    name: 'Microsoft.ApplicationInsights.Request',
    time: '2026-02-03T04:05:06.789Z',
    iKey: monitor.instrumentationKey(),
    sampleRate,
    tags: { 'ai.operation.id': operation, 'ai.operation.parentId': parent, 'ai.cloud.role': 'shop' },
    data: {
      baseType: 'RequestData',
      baseData: {
        ver: 2,
        id,
        name,
        duration: '1.00:00:02.5000000',
        responseCode: '202',
        success: true,
        properties: { a: 'b' },
      },
    },
  };
}
const accepted = (count: number) => ({
  status: 200,
  answer: { itemsReceived: count, itemsAccepted: count, errors: [] },
});

test('a JSON array and one envelope per line are accepted, compressed or not', async () => {
  const two = [request('array'), request('array')];
  const lines = two.map((item) => JSON.stringify({ ...item, time: '2026-02-03T04:05:06.789+00:00' })).join('\n');
  expect(await monitor.track(JSON.stringify(two))).toEqual(accepted(2));
  expect(await monitor.track(lines)).toEqual(accepted(2));
  expect(await monitor.track(gzipSync(lines), { 'content-encoding': 'gzip' })).toEqual(accepted(2));
});

test('an item is stored in its table with Log Analytics’ column names and its count', async () => {
  const operation = traceId();
  await monitor.track(JSON.stringify([request('GET /', { operation, parent: 'c0ffee0000000000', sampleRate: 25 })]));
  expect(await monitor.ask(`/api/tables/AppRequests?OperationId=${operation}`)).toEqual([
    expect.objectContaining({
      TimeGenerated: '2026-02-03T04:05:06.789Z',
      Name: 'GET /',
      Id: 'b7ad6b7169203331',
      OperationId: operation,
      ParentId: 'c0ffee0000000000',
      AppRoleName: 'shop',
      DurationMs: 86_402_500,
      ResultCode: '202',
      Success: true,
      ItemCount: 4,
      Properties: { a: 'b' },
    }),
  ]);
});

test.each([
  ['no JSON', () => '{'],
  [
    'an envelope of an unknown type',
    () => JSON.stringify([{ ...request('x'), data: { baseType: 'Other', baseData: {} } }]),
  ],
  ['another instrumentation key', () => JSON.stringify([{ ...request('x'), iKey: randomUUID() }])],
  ['a truncated gzip body', () => gzipSync('[]').subarray(0, 12)],
])('%s is refused completely', async (_, body) => {
  const given = body();
  const headers = typeof given === 'string' ? {} : { 'content-encoding': 'gzip' };
  const { status, answer } = await monitor.track(given, headers as Record<string, string>);
  expect([status, answer]).toEqual(
    typeof given === 'string'
      ? [400, { itemsReceived: 1, itemsAccepted: 0, errors: [expect.objectContaining({ index: 0, statusCode: 400 })] }]
      : [400, expect.objectContaining({ error: 'the body can not be unpacked' })],
  );
});

test('of a batch with one bad item the others are stored, and the response names the bad one', async () => {
  const { status, answer } = await monitor.track(JSON.stringify([request('good'), {}, request('good')]));
  expect(status).toBe(206);
  expect(answer).toMatchObject({ itemsReceived: 3, itemsAccepted: 2, errors: [{ index: 1, statusCode: 400 }] });
});

test('the newest items are kept, and the oldest are removed', async () => {
  for (let n = 0; n < 12; n += 1) {
    await monitor.track(JSON.stringify(Array.from({ length: 10 }, () => request(`batch ${n}`))));
  }
  const rows = await monitor.ask<{ Name: string }[]>('/api/tables/AppRequests?limit=1000');
  expect(rows).toHaveLength(50);
  expect(new Set(rows.map(({ Name }) => Name))).toEqual(new Set([11, 10, 9, 8, 7].map((n) => `batch ${n}`)));
});

test('a table is read page by page, each row once, also while others arrive', async () => {
  await monitor.track(JSON.stringify(Array.from({ length: 7 }, (_, n) => request(`page ${n}`))));
  const names: string[] = [];
  for (let before = '0'; ; ) {
    const query = `/api/tables/AppRequests?limit=3&before=${before}`;
    const page = await monitor.ask<{ Name: string; _ItemId: string }[]>(query);
    names.push(...page.map(({ Name }) => Name));
    await monitor.track(JSON.stringify([request('later')]));
    before = page.at(-1)?._ItemId ?? '0';
    if (page.length < 3) break;
  }
  expect(names.filter((name) => name.startsWith('page'))).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `page ${n}`));
  expect(names).not.toContain('later');
});

test('stored items and the key of the connection string survive a restart', async () => {
  const operation = traceId();
  const key = monitor.instrumentationKey();
  await monitor.track(JSON.stringify([request('kept', { operation })]));
  await monitor.restart();
  expect(monitor.instrumentationKey()).toBe(key);
  expect(await monitor.ask(`/api/traces/${operation}`)).toMatchObject({ spans: 1 });
});

describe('the queries', () => {
  test('show a trace as the tree of its ids', async () => {
    const operation = traceId();
    const [root, child] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];
    await monitor.track(
      JSON.stringify([
        request('inner', { operation, id: child, parent: root }),
        request('outer', { operation, id: root, parent: 'cccccccccccccccc' }),
      ]),
    );
    const trace = await monitor.ask(`/api/traces/${operation}`);
    const inner = { columns: { Name: 'inner' }, children: [] };
    expect(trace).toMatchObject({
      operationId: operation,
      spans: 2,
      roots: [{ columns: { Name: 'outer' }, children: [inner] }],
    });
    const [found] = (await monitor.ask<FoundTraces>('/api/traces?limit=1&reads=true')).traces;
    expect(found).toMatchObject({ operationId: operation, name: 'outer', spans: 2 });
    expect(found).not.toHaveProperty('roots');
  });

  test.each([
    ['/api/tables/Secrets', 404],
    ['/api/tables/AppRequests?limit=many', 400],
    ['/api/tables/AppRequests?before=now', 400],
    ['/api/traces/none', 404],
    ['/api/other', 404],
    ['/', 404],
    ['/api/metrics/series', 400],
    ['/api/metrics/series?metric=a&aggregate=p95', 400],
    ['/api/logs?leastSeverity=9', 400],
  ])('%s is answered with %i and what is wrong', async (path, status) => {
    const response = await fetch(new URL(path, monitor.url));
    expect([response.status, await response.json()]).toEqual([status, { error: expect.any(String) }]);
  });

  test('an invalid fault is refused', async () => {
    expect(await monitor.fault({ status: 200 })).toBe(400);
    expect(await monitor.fault({ sttaus: 500 })).toBe(400);
  });
});

test('a body that no query needs is refused on the port of the queries', async () => {
  const body = JSON.stringify({ padding: 'x'.repeat(100_000) });
  expect((await fetch(`${monitor.url}/_monitor/faults`, { method: 'PUT', body })).status).toBe(413);
  expect((await fetch(`${monitor.url}/api/tables`)).status).toBe(200);
});
