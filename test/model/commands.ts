import fc from 'fast-check';
import { type Fate, fates } from './schedule.ts';
import { type Colour, colours, skus, type Wanted, type World } from './world.ts';

/** How many orders have been placed: enough to know which commands make sense. */
export interface Placed {
  orders: number;
}

type Command = fc.AsyncCommand<Placed, World>;

const processes = Object.values(colours).flatMap(({ processes }) => processes);
const anyProcess = fc.constantFrom(...processes);
/** Any number: it chooses among what there is at that time. */
const anyChoice = fc.nat({ max: 40 });
const always = () => true;
const withOrders = ({ orders }: Placed) => orders > 0;

function command(
  name: string,
  run: (world: World, placed: Placed) => void | Promise<void>,
  check: (placed: Placed) => boolean = withOrders,
): Command {
  return {
    check,
    toString: () => name,
    async run(placed, world) {
      world.schedule.tell(`> ${name}`);
      await run(world, placed);
    },
  };
}

const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    mugs: fc.nat({ max: 2 }),
    pens: fc.nat({ max: 2 }),
    paymentMethod: fc.oneof(
      { weight: 8, arbitrary: fc.constant('pm_card') },
      { weight: 4, arbitrary: fc.constant('pm_3ds') },
      { weight: 1, arbitrary: fc.constantFrom('pm_declined', 'pm_expires', 'pm_unknown') },
    ),
    postalCode: fc.oneof({ weight: 8, arbitrary: fc.constant('1010') }, { weight: 1, arbitrary: fc.constant('00000') }),
  })
  .filter(({ mugs, pens }) => mugs + pens > 0);

const place = fc.tuple(wanted, anyProcess).map(([what, process]) =>
  command(
    `place ${what.mugs} MUG and ${what.pens} PEN with ${what.paymentMethod} to ${what.postalCode} at ${process}`,
    (world, placed) => {
      placed.orders += 1;
      world.place(placed.orders, what, process);
    },
    always,
  ),
);

const pick = (world: World, n: number) => world.placed[n % world.placed.length];
const cancel = fc.tuple(anyChoice, anyProcess).map(([n, process]) =>
  command(`cancel order ${n} at ${process}`, (world) => {
    const orderId = pick(world, n);
    if (orderId) world.cancel(orderId, process);
  }),
);

/** The same number is the same request again. */
const refund = fc
  .tuple(
    anyChoice,
    fc.nat({ max: 3 }),
    fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 1_600 }) }),
      fc.record({ mugs: fc.integer({ min: 1, max: 2 }), restock: fc.boolean() }),
      fc.record({ restock: fc.boolean() }),
    ),
    anyProcess,
  )
  .map(([n, key, asked, process]) =>
    command(`refund ${JSON.stringify(asked)} of order ${n} as ${key} at ${process}`, (world) => {
      const orderId = pick(world, n);
      if (orderId) world.refund(orderId, key, asked, process);
    }),
  );

/** Two refunds of one order, which both change it. */
const refundTwice = fc
  .tuple(anyChoice, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), anyProcess)
  .map(([n, one, other, process]) =>
    command(`refund ${one} and ${other} of order ${n} at ${process}`, (world) => {
      const orderId = pick(world, n);
      if (orderId === undefined) return;
      world.refund(orderId, 10, { amount: one }, process);
      world.refund(orderId, 11, { amount: other }, process);
    }),
  );

/** Its run may be at work. The partner cancels at about the time when the next run begins. */
const takeOver = fc.tuple(anyChoice, fc.integer({ min: 4, max: 24 }), anyProcess).map(([n, steps, process]) =>
  command(`take order ${n} from its run, and cancel it ${steps} steps later at ${process}`, async (world) => {
    const open = world.placed.filter((orderId) => world.findOrder(orderId)?.saga.status === 'running');
    const orderId = open[n % Math.max(1, open.length)];
    if (orderId === undefined) return;
    world.operate('reclaim', orderId);
    for (let step = 0; step < steps; step += 1) await world.schedule.step();
    world.cancel(orderId, process);
  }),
);

const operate = fc.tuple(fc.constantFrom('reclaim' as const, 'resume' as const), anyChoice).map(([what, n]) =>
  command(`${what} order ${n}`, (world) => {
    const orderId = pick(world, n);
    if (orderId) world.operate(what, orderId);
  }),
);

const pay = fc
  .tuple(anyChoice, fc.constantFrom(true, true, false))
  .map(([n, isConfirmed]) =>
    command(`the payer ${isConfirmed ? 'confirms' : 'refuses'} payment ${n}`, (world) => world.pay(n, isConfirmed)),
  );

/** The oldest things happen, without a fault. */
const go = fc.integer({ min: 1, max: 25 }).map((steps) =>
  command(`go ${steps}`, async (world) => {
    for (let step = 0; step < steps; step += 1) await world.schedule.step();
  }),
);

/** One thing happens out of turn. */
const happen = fc
  .tuple(anyChoice, fc.constantFrom(...fates))
  .map(([choice, fate]: [number, Fate]) =>
    command(`${choice} is ${fate}`, (world) => world.schedule.step(choice, fate)),
  );

/** The oldest call meets a fault: it is the one that a single saga is at. */
const fail = fc
  .constantFrom(...fates.filter((fate) => fate !== 'carried out'))
  .map((fate) => command(`next is ${fate}`, (world) => world.schedule.step(0, fate)));

const repeat = fc.tuple(anyChoice, fc.constantFrom<Colour>('blue', 'green')).map(([n, colour]) =>
  command(`deliver message ${n} to ${colour}`, (world) => {
    const message = world.messages[n % Math.max(1, world.messages.length)];
    if (message) world.deliver(message, colour, ' a second time');
  }),
);

const kill = fc
  .tuple(anyProcess, fc.boolean())
  .map(([process, isOnItsWay]) =>
    command(`kill ${process}${isOnItsWay ? ', what it sent arrives' : ''}`, (world) => world.kill(process, isOnItsWay)),
  );

/** A process is slow, and another one gets its activity too. */
const overtake = fc.tuple(fc.constantFrom<Colour>('blue', 'green'), anyChoice).map(([colour, n]) =>
  command(`${colour} gives activity ${n} to another process`, (world) => {
    const { worked } = world.hubs[colour];
    const attempt = worked[n % Math.max(1, worked.length)];
    if (attempt) world.hubs[colour].redeliver(attempt);
  }),
);

const outage = fc
  .tuple(fc.constantFrom('payments' as const, 'carrier' as const), fc.boolean())
  .map(([provider, isDown]) =>
    command(`${provider} ${isDown ? 'goes down' : 'comes back'}`, (world) => {
      world[provider].isDown = isDown;
    }),
  );

const delivery = fc
  .constantFrom(...skus)
  .map((sku) => command(`1 ${sku} is delivered`, (world) => world.deliverStock(sku), always));

const aDay = fc.constant(command('the payment provider forgets its keys', (world) => world.payments.forgetKeys()));

export const commands = fc.commands(
  [
    place,
    place,
    cancel,
    cancel,
    refund,
    refund,
    refund,
    refundTwice,
    takeOver,
    takeOver,
    operate,
    pay,
    pay,
    pay,
    go,
    go,
    go,
    happen,
    happen,
    fail,
    fail,
    repeat,
    kill,
    overtake,
    outage,
    delivery,
    aDay,
  ],
  { maxCommands: 50, size: 'max' },
);
