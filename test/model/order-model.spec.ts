import { expect, test } from 'vitest';
import { playModel } from './play-model.ts';

/** The same stories in every run. More of them: MODEL_RUNS=100000 MODEL_SEED=8 npm test -- test/model */
const numRuns = Number(process.env['MODEL_RUNS'] ?? 250);
const seed = Number(process.env['MODEL_SEED'] ?? 7);

test('whatever happens to orders, all books add up', async () => {
  const { statuses, afterPayer, afterHold, shipments, types } = await playModel({ numRuns, seed });
  expect([...statuses].toSorted()).toEqual([
    ...['cancelled', 'confirmed', 'failed', 'never placed', 'partially_refunded', 'refunded'],
  ]);
  // All that the model has commands for: each event was compared with the catalogue.
  expect([...types]).toEqual(
    expect.arrayContaining([
      ...['order.authorized', 'order.booked', 'order.cancellation_requested', 'order.cancelled', 'order.confirmed'],
      ...['order.delayed', 'order.delivered', 'order.failed', 'order.held', 'order.lost', 'order.placed'],
      ...['order.payment_action_required', 'order.refund_requested', 'order.refunded'],
      ...['order.released', 'order.reserved', 'order.resumed', 'order.shipped'],
    ]),
  );
  for (const ends of [afterPayer, afterHold]) {
    expect([...ends]).toEqual(expect.arrayContaining(['cancelled', 'failed']));
    expect(['confirmed', 'partially_refunded', 'refunded'].some((paid) => ends.has(paid))).toBe(true);
  }
  expect([...shipments]).toEqual(expect.arrayContaining(['booked', 'shipped', 'delivered', 'lost']));
}, 3_600_000);
