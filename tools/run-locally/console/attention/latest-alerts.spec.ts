import { expect, test } from 'vitest';
import type { AlertState } from '../../../monitoring/evaluate-alerts.ts';
import { LatestAlerts } from './latest-alerts.ts';

test('asking for the alerts never waits, evaluates once at a time, and not again while the answer is fresh', async () => {
  const asked: { at: number; done: PromiseWithResolvers<AlertState[]> }[] = [];
  const alerts = (at: number) => {
    const done = Promise.withResolvers<AlertState[]>();
    asked.push({ at, done });
    return done.promise;
  };
  const latest = new LatestAlerts({ alerts });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const none = { firing: undefined, fault: undefined };

  expect(latest.ask(0)).toEqual(none);
  expect(latest.ask(60_000)).toEqual(none);
  asked[0]?.done.resolve([{ state: 'fires' }, { state: 'quiet' }, { state: 'unknown' }] as AlertState[]);
  await settled();
  expect(latest.ask(29_999)).toEqual({ firing: 1, fault: undefined });
  expect(asked.map(({ at }) => at)).toEqual([0]);

  // The last count stands until the next one is there.
  expect(latest.ask(30_000)).toEqual({ firing: 1, fault: undefined });
  asked[1]?.done.reject(new Error('the monitor is away'));
  await settled();
  expect(latest.ask(30_001)).toEqual({ firing: undefined, fault: 'the monitor is away' });
  expect(asked.map(({ at }) => at)).toEqual([0, 30_000]);
});
