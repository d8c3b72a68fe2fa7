import { expect, test } from 'vitest';
import { HostRuns } from './host-runs.ts';

const SINCE = '2026-01-01T00:00:00.000Z';
const at = Date.parse(SINCE);

test('a machine that slept for an hour has not restarted its host', () => {
  const runs = new HostRuns();
  runs.see({ since: SINCE, uptimeMs: 1_000, at: at + 1_000 });
  const startedAt = runs.see({ since: SINCE, uptimeMs: 2_000, at: at + 3_602_000 });
  expect([startedAt.toISOString(), runs.restarts]).toEqual([SINCE, 0]);
});

test('another process is a restart, however long it has been up', () => {
  const runs = new HostRuns();
  runs.see({ since: SINCE, uptimeMs: 1_000, at: at + 1_000 });
  const next = new Date(at + 2_000).toISOString();
  const startedAt = runs.see({ since: next, uptimeMs: 5_000, at: at + 7_000 });
  expect([startedAt.toISOString(), runs.restarts]).toEqual([next, 1]);
});

test('a host that doesn’t tell when it began to count is another one when its uptime is less', () => {
  const runs = new HostRuns();
  runs.see({ since: undefined, uptimeMs: 5_000, at: at + 5_000 });
  runs.see({ since: undefined, uptimeMs: 6_000, at: at + 3_606_000 });
  expect(runs.restarts).toBe(0);
  runs.see({ since: undefined, uptimeMs: 100, at: at + 3_607_000 });
  expect(runs.restarts).toBe(1);
});
