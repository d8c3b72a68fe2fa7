import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOrder, RunningStack } from '../running-stack.ts';

interface Export {
  id: string;
  status: string;
  progress: { done: number; total?: number };
  download?: { url: string; size: number };
}

const trusted = getCACertificates('default');
let stack: RunningStack;
beforeAll(async () => {
  // Four orders take two seconds: time to kill the host while an export runs.
  stack = await RunningStack.start(async () => ({ EXPORT_ORDERS_PER_SECOND: '2' }), { files: true });
  setDefaultCACertificates([...trusted, readFileSync(stack.prepared.stack.caFile, 'utf8')]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await stack?.stop();
});

test('an export goes on after its host was killed, has each order once, and none that was placed meanwhile', async () => {
  let acme = await stack.partner('acme');
  const ids: string[] = [];
  for (let n = 0; n < 4; n += 1) ids.push((await acme.place(anOrder())).id);
  const headers = { 'idempotency-key': 'killed' };
  const asked = await acme.request('POST', '/v1/exports', { body: { format: 'csv', fields: ['total'] }, headers });
  expect(asked.status).toBe(202);
  const { id } = (await asked.json()) as Export;
  const get = async (as = acme) => {
    const response = await as.request('GET', `/v1/exports/${id}`);
    return { response, view: (await response.json()) as Export };
  };
  await until('the export to run', async () => (await get()).view.progress.total !== undefined);
  const running = await get();
  expect([running.view.status, running.response.headers.get('retry-after')]).toEqual(['running', '2']);
  await acme.place(anOrder());
  await stack.killHost();
  await stack.restartHost();
  acme = await stack.partner('acme');

  await until('the file', async () => (await get()).view.status === 'ready');
  const { view } = await get();
  expect(view.progress).toEqual({ done: 4, rows: 4, total: 4 });
  const file = await fetch(view.download?.url ?? '');
  expect(file.headers.get('content-disposition')).toMatch(/attachment; filename="orders-.*Z\.csv"/);
  const text = await file.text();
  expect(Buffer.byteLength(text)).toBe(view.download?.size);
  const [head, ...rows] = text.trimEnd().split('\r\n');
  expect(head).toBe('id,version,total.amount,total.currency,asOf,unreadable');
  expect(rows.map((row) => row.split(',', 1)[0])).toEqual(ids);

  const again = await acme.request('POST', '/v1/exports', { body: { format: 'csv', fields: ['total'] }, headers });
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  expect(await again.json()).toMatchObject({ id, status: 'queued' });
  expect((await get(await stack.partner('globex'))).response.status).toBe(404);
});
