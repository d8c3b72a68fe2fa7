import { expect, test } from 'vitest';
import { withoutOperators } from './without-operators.ts';

const screening = { state: 'released', by: 'grace', because: 'grace knows the shop' };
const order = { type: 'order', order: { id: 'ord_1', screening } };

test('nothing says which operator worked on an order, also in what a repair has kept', () => {
  const mend = { type: 'mend', by: 'grace', why: 'grace saw it', what: 'repaired', before: JSON.stringify(order) };
  const left = { type: 'order', order: { id: 'ord_1', screening: { state: 'released' } } };
  expect(withoutOperators(order)).toEqual(left);
  expect(withoutOperators(mend)).toEqual({ type: 'mend', what: 'repaired', before: left });
});

test('nothing says who settled a finding, and how they said it', () => {
  const finding = { id: 'fnd_1', state: 'resolved', resolved: { at: '2026', by: 'grace', reason: 'grace asked' } };
  const left = { id: 'fnd_1', state: 'resolved', resolved: { at: '2026' } };
  expect(withoutOperators({ type: 'finding', finding })).toEqual({ type: 'finding', finding: left });
});

test('another document stays as it is, and so does a damaged one', () => {
  for (const document of [
    { type: 'event', event: {} },
    { type: 'order', order: 'gone' },
  ]) {
    expect(withoutOperators(document)).toBe(document);
  }
  expect(withoutOperators({ type: 'mend', before: 'erased' })).toEqual({ type: 'mend', before: 'erased' });
});
