import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { failingSteps, failureCodes, failureCodesOf } from '../../shared/domain/order-failure.ts';

const page = readFileSync('docs/sagas.md', 'utf8');

test('the page on sagas names each step with its refusals, and every failure code', () => {
  for (const step of failingSteps) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${step}\``));
    const refusals = failureCodesOf[step].filter((code) => !code.endsWith('_unavailable'));
    expect(row, `the table's row of ${step}`).toBeDefined();
    expect(
      (row?.match(/`\w+`/g) ?? []).map((code) => code.slice(1, -1)),
      step,
    ).toEqual(refusals);
  }
  expect(failureCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

test('the steps of the order saga are those at which an order can fail', () => {
  const steps = orderSaga.activities.flatMap(({ role }) => (role.kind === 'compensation' ? [role.step] : []));
  expect([...new Set(steps)]).toEqual(failingSteps);
});
