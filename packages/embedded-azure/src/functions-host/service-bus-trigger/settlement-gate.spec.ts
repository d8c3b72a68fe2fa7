import { expect, test } from 'vitest';
import { SettlementGate } from './settlement-gate.ts';

test('outcomes of one kind are sent in one turn, and another kind waits for a later turn', async () => {
  const gate = new SettlementGate<string>();
  const turns: Record<string, number> = {};
  let turn = 0;
  let counting = true;
  const count = () => {
    turn += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(
    ['complete 1', 'abandon 1', 'complete 2', 'abandon 2'].map(async (name) => {
      await gate.pass(name.split(' ')[0] ?? '');
      turns[name] = turn;
    }),
  );
  counting = false;
  expect(turns['complete 1']).toBe(turns['complete 2']);
  expect(turns['abandon 1']).toBe(turns['abandon 2']);
  expect(turns['abandon 1']).toBeGreaterThan(turns['complete 1'] ?? Number.NaN);
});
