import { beforeEach, expect, test, vi } from 'vitest';
import type { SwitchedOff } from '../../shared/domain/switched-off.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { watchSwitches } from './watch-switches.ts';

vi.mock('../../shared/telemetry/record-metric.ts', () => ({ recordMetric: vi.fn() }));
beforeEach(() => vi.mocked(recordMetric).mockClear());

const clock = { now: () => new Date('2026-11-27T10:00:00Z') };
const off = (feature: SwitchedOff['feature'], until: string, more: Partial<SwitchedOff> = {}) => ({
  ...{ feature, until: `2026-11-27T${until}:00.000Z`, note: 'x' },
  ...more,
});
const watch = (...all: SwitchedOff[]) =>
  watchSwitches({ featureSwitches: { read: async () => ({ off: all, unreadable: [] }) }, clock });

test('each feature that is off for anybody is reported once, and one whose time is over is not', async () => {
  await watch(off('webhooks', '11:00'), off('webhooks', '12:00', { percentage: 10 }), off('search', '09:59'));
  expect(vi.mocked(recordMetric).mock.calls).toEqual([['features.off', 1, { feature: 'webhooks' }]]);
});
