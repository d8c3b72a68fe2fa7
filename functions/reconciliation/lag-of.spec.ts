import { expect, test } from 'vitest';
import { beginRun, type ListName, listNames } from '../../shared/domain/reconciliation-run.ts';
import { lagOf } from './lag-of.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-01-02T00:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
const run = beginRun({ id: 'continuous', since: hoursAgo(1), isDry: false, by: 'timer' }, now);
const at = (name: ListName, from: string) => ({ positions: { ...run.positions, [name]: { from } } });

test.each(listNames)('the list of %s counts while it is behind', (name) => {
  const place = `${hoursAgo(5).toISOString()}${name === 'books' ? '#ord_1' : ''}`;
  expect(lagOf(at(name, place), new Set(), now)).toBe(5 * HOUR_MS);
});

test('a list whose last entry is old is not behind once it is read to its end', () => {
  for (const name of ['shipments', 'books'] as const) {
    expect(lagOf(at(name, hoursAgo(500).toISOString()), new Set([name]), now)).toBe(HOUR_MS);
  }
});
