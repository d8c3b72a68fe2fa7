import fc from 'fast-check';
import type { OrderId } from '../../shared/domain/ids.ts';
import { Auditor } from './check-books.ts';
import { commands } from './commands.ts';
import { partnerId, World } from './world.ts';

/** What the orders of all runs came to. */
export interface Seen {
  statuses: Set<string>;
  /** Of those whose payer had to act. */
  afterPayer: Set<string>;
  /** Of those that were on hold. */
  afterHold: Set<string>;
  /** The last that partners see of shipments. */
  shipments: Set<string>;
  /** The types of events, each as the catalogue says. */
  types: Set<string>;
}

/** Plays random stories against the real sagas. @throws Error with the story of the first fault */
export async function playModel(options: { numRuns: number; seed: number; endOnFailure?: boolean }): Promise<Seen> {
  const seen: Seen = {
    ...{ statuses: new Set(), afterPayer: new Set(), afterHold: new Set() },
    ...{ shipments: new Set(), types: new Set() },
  };
  const property = fc.asyncProperty(commands, async (all) => {
    const world = new World();
    const auditor = new Auditor(world);
    await fc.asyncModelRun(() => ({ model: { orders: 0 }, real: world }), all);
    await world.settle();
    auditor.checkEnd();
    if (auditor.faults.length > 0) throw new Error(`${auditor.faults[0]}\n\n${world.schedule.story.join('\n')}\n`);
    for (const type of auditor.seenTypes) seen.types.add(type);
    for (const orderId of world.placed) note(world, orderId, seen);
  });
  await fc.assert(property, { ...options, verbose: 0 });
  return seen;
}

function note(world: World, orderId: OrderId, { statuses, afterPayer, afterHold, shipments }: Seen): void {
  const order = world.findOrder(orderId);
  const status = order?.status ?? 'never placed';
  statuses.add(status);
  const timeline = JSON.stringify(world.orders.list([partnerId, orderId]));
  if (timeline.includes('order.payment_action_required')) afterPayer.add(status);
  if (timeline.includes('order.held')) afterHold.add(status);
  if (order && 'shipment' in order) shipments.add(order.shipment?.status ?? 'booked');
}
