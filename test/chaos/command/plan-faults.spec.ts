import { expect, test } from 'vitest';
import { describeFault, planFaults } from './plan-faults.ts';

test('the same seed plans the same faults, and another seed plans others', () => {
  expect(planFaults(7, 60_000)).toEqual(planFaults(7, 60_000));
  expect(planFaults(7, 60_000)).not.toEqual(planFaults(8, 60_000));
});

test('a plan has every kind of fault before it repeats one, in the sequence of their times', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const plan = planFaults(seed, 60_000);
    expect(new Set(plan.slice(0, 7).map(({ kind }) => kind)).size).toBe(4);
    expect(plan.slice(0, 7).filter(({ kind }) => kind === 'kill')).toHaveLength(2);
    expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).toSorted((one, other) => one - other));
    for (const fault of plan) expect(describeFault(fault)).toMatch(/^ +\d+\.\d s {2}\S/);
  }
});
