import { expect, test } from 'vitest';
import { freeRowOfPorts } from '../start/free-row-of-ports.ts';
import { describeFault } from './command/plan-faults.ts';
import { runChaos } from './command/run-chaos.ts';
import { writeReport } from './command/write-report.ts';

/** `npm run chaos`, short: the host alone is killed by the other specs in this folder. */
const SHORT = { seed: 131, durationMs: 4_500, perSecond: 4 };

test('all books agree after everything is killed, the disk is full, and the store is throttled', async () => {
  const report = await runChaos({ ...SHORT, portBase: await freeRowOfPorts() });
  expect(report.violations, writeReport(report)).toEqual([]);
  expect(report.faults.map((fault) => describeFault(fault).slice(10)).join()).toMatch(/everything.*disk.*429/);
  expect(Object.values(report.endings).reduce((sum, n) => sum + n, 0)).toBe(18);
}, 600_000);
