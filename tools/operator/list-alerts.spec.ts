import { expect, test } from 'vitest';
import { listAlerts } from './list-alerts.ts';
import type { OperatorPorts } from './operator-ports.ts';

const at = Date.parse('2026-11-27T10:00:00.400Z');
const firing = {
  name: 'slo-availability-page',
  title: 'Requests fail',
  severity: 1,
  runbook: 'docs/runbooks/slo-availability.md',
  state: 'fires',
  rows: [{ Response: 'page', Long: 3_600_000, Short: 300_000, LongBurn: 14.44, TimeGenerated: at }],
};

test('the row of an alert has its times and spans in words, and in JSON the time as ISO', async () => {
  const ports = { alerts: { evaluate: async () => [firing] }, clock: { now: () => new Date(at) } };
  const { lines, data } = await listAlerts.run(ports as unknown as OperatorPorts, {});
  const row = 'Response page, Long 60 min, Short 5 min, LongBurn 14.4, TimeGenerated 2026-11-27T10:00:00Z';
  expect(lines).toContain(`          ${row}`);
  expect(data).toMatchObject([{ rows: [{ Long: 3_600_000, TimeGenerated: '2026-11-27T10:00:00.400Z' }] }]);
});
