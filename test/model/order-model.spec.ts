import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { Auditor } from './check-books.ts';
import { commands } from './commands.ts';
import { partnerId, World } from './world.ts';

/** The same stories in every run. More of them: MODEL_RUNS=100000 MODEL_SEED=8 npm test -- test/model */
const numRuns = Number(process.env['MODEL_RUNS'] ?? 250);
const seed = Number(process.env['MODEL_SEED'] ?? 7);

const hasWaitedForPayer = (world: World, orderId: OrderId) =>
  JSON.stringify(world.orders.list([partnerId, orderId])).includes('order.payment_action_required');

test('whatever happens to orders, all books add up', async () => {
  const seen = new Map<string, number>();
  const afterPayer = new Set<string>();
  const property = fc.asyncProperty(commands, async (all) => {
    const world = new World();
    const auditor = new Auditor(world);
    await fc.asyncModelRun(() => ({ model: { orders: 0 }, real: world }), all);
    await world.settle();
    auditor.checkEnd();
    for (const orderId of world.placed) {
      const status = world.findOrder(orderId)?.status ?? 'never placed';
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (hasWaitedForPayer(world, orderId)) afterPayer.add(status);
    }
    if (auditor.faults.length > 0) throw new Error(`${auditor.faults[0]}\n\n${world.schedule.story.join('\n')}\n`);
  });
  await fc.assert(property, { numRuns, seed, verbose: 0 });
  expect([...seen.keys()].toSorted()).toEqual([
    ...['cancelled', 'confirmed', 'failed', 'never placed', 'partially_refunded', 'refunded'],
  ]);
  expect([...afterPayer]).toEqual(expect.arrayContaining(['cancelled', 'confirmed', 'failed']));
}, 3_600_000);
