import { createServer } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { expect, onTestFinished, test } from 'vitest';
import { evaluateAlerts } from './evaluate-alerts.ts';

const NOW = Date.UTC(2026, 0, 2, 12);
const minutesBefore = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

test('a table with too many rows makes only its own alerts unknown, and each alert reads no further back than it looks', async () => {
  const asked: { table: string; name: string | null; since: string | null }[] = [];
  const page = JSON.stringify(
    Array.from({ length: 5_000 }, (_, n) => ({ TimeGenerated: minutesBefore(60), _ItemId: String(n) })),
  );
  const monitor = createServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://monitor');
    const table = pathname.split('/').at(-1) ?? '';
    asked.push({ table, name: searchParams.get('Name'), since: searchParams.get('since') });
    response.end(table === 'AppTraces' ? page : '[]');
  });
  const port = await listen(monitor, 0, 'monitor');
  onTestFinished(() => closeServer(monitor));

  const states = await evaluateAlerts(`http://127.0.0.1:${port}`, NOW);
  const tooMany = states.filter(({ because }) => because?.startsWith('AppTraces has more than 100,000 rows in'));
  expect(tooMany.map(({ name, state }) => [name, state])).toEqual([['acts-unusual', 'unknown']]);
  // Nothing would be quiet without the number that it compares with.
  expect(states.find(({ name }) => name === 'instances-near-limit')).toMatchObject({
    ...{ state: 'unknown', because: 'only a deployment knows its maximumInstanceCount' },
  });
  expect(states.find(({ name }) => name === 'outbox-lag')).toMatchObject({ state: 'quiet' });
  const sinceOf = (metric: string) => asked.filter(({ name }) => name === metric).map(({ since }) => since);
  // Once for each look-back of the alerts that ask for it.
  expect(sinceOf('outbox.lag')).toEqual([minutesBefore(24 * 60), minutesBefore(60), minutesBefore(15)]);
  expect(sinceOf('saga.stuck')).toEqual([minutesBefore(60)]);
});
