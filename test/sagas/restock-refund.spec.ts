import { expect, test } from 'vitest';
import type { SagaPorts } from '../../orchestrations/activity.ts';
import { RefundRun } from '../../orchestrations/refund-run.ts';
import { restockRefund } from '../../orchestrations/steps/restock-refund.ts';
import { orderIdFor, PartnerId, refundIdFor } from '../../shared/domain/ids.ts';
import { Refund } from '../../shared/domain/refund.ts';
import type { Return } from '../../shared/ports/stock.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';

const partnerId = PartnerId.parse('acme');
const orderId = orderIdFor(partnerId, 'k');
const refund = Refund.parse({
  ...{ id: refundIdFor(orderId, 'r'), partnerId, orderId, status: 'succeeded', amount: { amount: 5, currency: 'EUR' } },
  ...{ lines: [{ sku: 'MUG-01', quantity: 1 }], reason: 'broken', restock: 'yes', takesShipmentBack: false },
  ...{ createdAt: '2026-01-20T00:00:00.000Z', updatedAt: '2026-01-21T00:00:00.000Z', fingerprint: 'f' },
  saga: { status: 'running', seenAt: '2026-02-01T00:00:00.000Z' },
});
const run = RefundRun.parse({ partnerId, orderId, refundId: refund.id, run: 'run-1' });

async function restocked(outcome: object) {
  const asked: Return[] = [];
  const said: string[] = [];
  let decided: unknown;
  const ports = {
    clock: { now: () => new Date('2026-03-01T00:00:00.000Z') },
    orders: { recall: async () => ({ createdAt: '2026-01-01T00:00:00.000Z' }) },
    refunds: {
      find: async () => refund,
      change: async (_: unknown, decide: (order: object, refund: Refund) => unknown) => {
        decided = decide({ status: 'refunded' }, refund);
        return { decision: decided };
      },
    },
    stock: {
      restock: async (_: string, __: unknown, back: Return) => {
        asked.push(back);
        return outcome;
      },
    },
  } as unknown as SagaPorts;
  const note = (line: unknown) => void said.push(String(line));
  const console = { trace: note, debug: note, log: note, info: note, warn: note, error: note };
  await runWithLog(console as unknown as Console, {}, () => restockRefund.handler(run, ports));
  return { asked, said, decided };
}

test('the stock learns how old the order is, and since when its units should be back', async () => {
  const { asked, said, decided } = await restocked({ kind: 'restocked' });
  expect(asked).toEqual([
    {
      ...{ id: refund.id, reason: 'refunded', by: 'refund-saga' },
      ...{ placedAt: new Date('2026-01-01T00:00:00.000Z'), dueSince: new Date(refund.updatedAt) },
    },
  ]);
  expect(said).toEqual([]);
  expect(decided).toMatchObject({ kind: 'changed', refund: { saga: { status: 'completed' } } });
});

test.each([
  [{ kind: 'too_late' }, 'MUG-01 is not put back on sale: it is too late, and it may be back already'],
  [{ kind: 'too_many', skus: ['MUG-01'] }, 'MUG-01 is not put back on sale: nothing is sold of it'],
])('units that can’t come back are one for people, and the refund ends: %j', async (outcome, text) => {
  const { said, decided } = await restocked(outcome);
  expect(said.join()).toContain(`refund ${refund.id}: ${text}`);
  expect(decided).toMatchObject({ kind: 'changed', refund: { saga: { status: 'completed' } } });
});
