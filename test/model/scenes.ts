import fc from 'fast-check';
import type { OrderId } from '../../shared/domain/ids.ts';
import type { Item } from './schedule.ts';
import { screenedCodes } from './screening-rules.ts';
import type { Wanted, World } from './world.ts';

/** Moments that take several things at the same time. A run of random commands hardly ever has them. */
export interface Scene {
  name: string;
  /** Places an order of its own as order `n`. */
  play(world: World, n: number): Promise<void>;
}

const card: Wanted = { mugs: 1, pens: 0, paymentMethod: 'pm_card', postalCode: '1010' };
const GREEN = 'green 1';

function order(world: World, n: number, wanted: Partial<Wanted> = {}): OrderId {
  world.place(n, { ...card, ...wanted }, GREEN);
  return world.placed.at(-1) as OrderId;
}

/** Lets things happen until this is so. */
async function until({ schedule }: World, isSo: () => boolean, mostSteps = 60): Promise<void> {
  for (let step = 0; step < mostSteps && !isSo(); step += 1) await schedule.step();
}

/** Lets things happen until this call waits. In `text`, `@` stands for the order, and `*` for anything. */
async function goTo(world: World, orderId: OrderId, text: string, mostSteps = 60): Promise<Item | undefined> {
  const find = () => world.schedule.findCall(text.replace('@', orderId.slice(-4)));
  await until(world, () => find() !== undefined, mostSteps);
  return find();
}

const isHeld = (world: World, orderId: OrderId) => () => world.findOrder(orderId)?.screening?.state === 'held';

const scenes: Scene[] = [
  {
    name: 'a refund brings units back, and the answer of the stock is lost',
    async play(world, n) {
      const orderId = order(world, n, { mugs: 2 });
      await until(world, () => world.findOrder(orderId)?.status === 'confirmed');
      // Not all of them: more than all can't come back.
      world.refund(orderId, 20, { mugs: 1, restock: true }, GREEN);
      const call = await goTo(world, orderId, 'write create movement');
      if (call) await world.schedule.meet(call, 'answer lost', 0);
    },
  },
  {
    name: 'two processes open a payment for the same order, after the provider forgot the first',
    async play(world, n) {
      const orderId = order(world, n);
      const first = await goTo(world, orderId, 'reserve-stock of saga @: open a payment');
      if (first) await world.schedule.meet(first, 'request lost', 0);
      const one = await goTo(world, orderId, 'authorize-payment of saga @: open a payment');
      const attempt = world.hubs.green.worked.find(({ instance }) => instance.orderId === orderId);
      if (one === undefined || attempt === undefined) return;
      await world.schedule.meet(one, 'slow', 3_000);
      world.hubs.green.redeliver(attempt);
      const other = await goTo(world, orderId, 'authorize-payment of saga @: open a payment');
      await world.schedule.meet(one, 'carried out', 0);
      world.payments.forgetKeys();
      if (other) await world.schedule.meet(other, 'carried out', 0);
    },
  },
  {
    name: 'an order on hold is authorized again, its first authorization stays, and its partner cancels',
    async play(world, n) {
      const orderId = order(world, n, { postalCode: screenedCodes.held });
      await until(world, isHeld(world, orderId));
      await until(world, () => false, 10);
      world.schedule.now += 10_000;
      world.operate('release', orderId);
      const call = await goTo(world, orderId, 'book-shipment of saga @: release pi');
      if (call === undefined) return;
      await world.schedule.meet(call, 'request lost', 0);
      world.cancel(orderId, GREEN);
    },
  },
  {
    name: 'an order is rejected while its payment is declined',
    async play(world, n) {
      const orderId = order(world, n, { postalCode: screenedCodes.held, paymentMethod: 'pm_declined' });
      const call = await goTo(world, orderId, 'authorize-payment of saga @: authorize pi');
      if (call === undefined) return;
      await world.schedule.meet(call, 'slow', 3_000);
      await until(world, isHeld(world, orderId), 20);
      world.operate('reject', orderId);
      const write = await goTo(world, orderId, 'reject @: write the order', 20);
      if (write) await world.schedule.meet(write, 'carried out', 0);
    },
  },
  {
    name: 'a run gives up an order that another run has completed',
    async play(world, n) {
      const orderId = order(world, n);
      world.payments.isDown = true;
      const call = await goTo(world, orderId, 'compensate-order of saga @: ', 120);
      world.payments.isDown = false;
      if (call === undefined) return;
      await world.schedule.meet(call, 'slow', 600_000);
      world.operate('reclaim', orderId);
      await until(world, () => false);
    },
  },
  {
    name: 'the address changes while the verdict on the old one is written',
    async play(world, n) {
      const orderId = order(world, n, { postalCode: screenedCodes.held });
      const call = await goTo(world, orderId, 'screen-order with order.placed of @: write the order');
      if (call === undefined) return;
      await world.schedule.meet(call, 'slow', 3_000);
      world.updateAddress(orderId, screenedCodes.rejected, GREEN);
      const write = await goTo(world, orderId, 'update @: write the order', 20);
      if (write) await world.schedule.meet(write, 'carried out', 0);
      await world.schedule.meet(call, 'carried out', 0);
    },
  },
];

export const anyScene = fc.constantFrom(...scenes);
