import fc from 'fast-check';
import type { Move } from './carrier-books.ts';
import { anyScene } from './scenes.ts';
import { type Fate, fates } from './schedule.ts';
import { screenedCodes } from './screening-rules.ts';
import { type Colour, colours, skus, type Wanted, type World } from './world.ts';

/** How many orders have been placed: enough to know which commands make sense. */
export interface Placed {
  orders: number;
}

type Command = fc.AsyncCommand<Placed, World>;
type Verdict = 'release' | 'reject';
const WAITING = ['required', 'held'];
const PAID = ['confirmed', 'refunding', 'partially_refunded'];

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

/** Most are not screened. */
const anyCode = fc.oneof(
  { weight: 8, arbitrary: fc.constant('1010') },
  { weight: 1, arbitrary: fc.constant('00000') },
  { weight: 3, arbitrary: fc.constantFrom(...Object.values(screenedCodes)) },
);

const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    mugs: fc.nat({ max: 2 }),
    pens: fc.nat({ max: 2 }),
    paymentMethod: fc.oneof(
      { weight: 8, arbitrary: fc.constant('pm_card') },
      { weight: 4, arbitrary: fc.constant('pm_3ds') },
      { weight: 2, arbitrary: fc.constantFrom('pm_declined', 'pm_expires', 'pm_unknown', 'pm_once') },
    ),
    postalCode: anyCode,
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
/** One that was paid, if there is one: nothing else can be refunded. */
function pickPaid(world: World, n: number) {
  const paid = world.placed.filter((orderId) => PAID.includes(world.findOrder(orderId)?.status ?? ''));
  return paid.length === 0 ? pick(world, n) : paid[n % paid.length];
}
const cancel = fc.tuple(anyChoice, anyProcess).map(([n, process]) =>
  command(`cancel order ${n} at ${process}`, (world) => {
    const orderId = pick(world, n);
    if (orderId) world.cancel(orderId, process);
  }),
);

const updateAddress = fc.tuple(anyChoice, anyCode, anyProcess).map(([n, postalCode, process]) =>
  command(`send order ${n} to ${postalCode} at ${process}`, (world) => {
    const orderId = pick(world, n);
    if (orderId) world.updateAddress(orderId, postalCode, process);
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
      const orderId = pickPaid(world, n);
      if (orderId) world.refund(orderId, key, asked, process);
    }),
  );

/** Two refunds of one order, which both change it. */
const refundTwice = fc
  .tuple(anyChoice, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), anyProcess)
  .map(([n, one, other, process]) =>
    command(`refund ${one} and ${other} of order ${n} at ${process}`, (world) => {
      const orderId = pickPaid(world, n);
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

/** The first verdict counts. */
const verdict = fc
  .tuple(fc.constantFrom<Verdict[]>(['release'], ['reject'], ['release', 'reject'], ['reject', 'release']), anyChoice)
  .map(([what, n]) =>
    command(`${what.join(' and ')} order on hold ${n}`, (world) => {
      const held = world.placed.filter((orderId) => WAITING.includes(world.findOrder(orderId)?.screening?.state ?? ''));
      const orderId = held[n % Math.max(1, held.length)];
      if (orderId) for (const one of what) world.operate(one, orderId);
    }),
  );

/** The carrier moves parcels, and may say so twice and in any sequence. */
const move = fc
  .tuple(
    anyChoice,
    fc.constantFrom([0], [1], [0, 1]),
    fc.constantFrom<Move[]>(
      ['shipped'],
      ['shipped', 'delivered'],
      ['delivered'],
      ['shipped', 'lost'],
      ['shipped', 'lost', 'delivered'],
      ['returned'],
    ),
  )
  .map(([n, parcels, statuses]) =>
    command(`parcels ${parcels.join(' and ')} of shipment ${n} are ${statuses.join(', then ')}`, (world) => {
      const orders = [...world.carrier.shipments.keys()];
      const orderId = orders[n % Math.max(1, orders.length)];
      for (const status of statuses) for (const parcel of parcels) world.move(orderId, parcel, status);
    }),
  );

/** All parcels arrive, and the partner cancels. */
const cancelLate = fc.tuple(anyChoice, fc.nat({ max: 25 }), anyProcess).map(([n, steps, process]) =>
  command(`order ${n} is delivered, and cancelled ${steps} steps later at ${process}`, async (world) => {
    const orderId = pickPaid(world, n);
    if (orderId === undefined) return;
    for (const status of ['shipped', 'delivered'] as const) for (const n of [0, 1]) world.move(orderId, n, status);
    for (let step = 0; step < steps; step += 1) await world.schedule.step();
    world.cancel(orderId, process);
  }),
);

const moveAgain = anyChoice.map((n) =>
  command(`move ${n} is announced again`, (world) => {
    const event = world.moves[n % Math.max(1, world.moves.length)];
    if (event) world.announceMove(event, ', again');
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
  .tuple(fc.constantFrom(...fates.filter((fate) => fate !== 'carried out')), fc.constantFrom(0, 3_000, 100_000))
  .map(([fate, lateMs]) =>
    command(`next is ${fate}${fate === 'late' ? ` by ${lateMs} ms` : ''}`, (world) =>
      world.schedule.step(0, fate, lateMs),
    ),
  );

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

const calls = [
  ...['write create reservation', 'write patch reservation', 'write create movement', 'write the order as'],
  ...['open a payment', 'authorize pi', 'capture pi', 'release pi', 'refund', 'screen-order'],
  ...['book the shipment', 'cancel the shipment', 'stop the shipment'],
];

/** `overtaken`: what happens to the order comes before the call that was on its way. */
type Blow = Fate | 'overtaken' | 'frozen';
type Then = 'nothing' | 'cancel' | 'ship' | 'address' | 'reclaim' | 'release' | 'reject' | 'forget';

const anyBlow = fc.tuple(
  fc.constantFrom(...calls),
  fc.constantFrom<Blow>(...fates, 'overtaken', 'frozen'),
  fc.constantFrom<Then>('nothing', 'cancel', 'ship', 'address', 'reclaim', 'release', 'reject', 'forget'),
);
/** Moments that need more luck than a short run of the model has. */
const dangerous = fc.constantFrom<[string, Blow, Then]>(
  ['write create reservation', 'late', 'cancel'],
  ['write create reservation', 'frozen', 'cancel'],
  ['write create movement', 'answer lost', 'nothing'],
  ['write the order as reserved', 'frozen', 'forget'],
  ['open a payment', 'request lost', 'forget'],
  ['authorize pi', 'slow', 'reject'],
  ['book-shipment*release pi', 'request lost', 'cancel'],
  ['book the shipment', 'answer lost', 'ship'],
  ['screen-order*order.held', 'overtaken', 'address'],
  ['order.released', 'overtaken', 'reject'],
);

/** A call meets a fault, and something else happens to its order at the same time. */
const strike = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: anyBlow }, { weight: 2, arbitrary: dangerous }),
    fc.constantFrom(3_000, 100_000),
    fc.constantFrom('1010', ...Object.values(screenedCodes)),
    anyProcess,
  )
  .map(([[text, blow, then], lateMs, postalCode, process]) =>
    command(`"${text}" is ${blow} for ${lateMs} ms; ${then} ${postalCode} at ${process}`, async (world) => {
      const call = await goTo(world, text);
      const orderId = world.placed.find((id) => call?.label.includes(` ${id.slice(-4)}`));
      if (call?.actor === undefined || orderId === undefined) return;
      if (blow === 'frozen') world.freeze(call.actor.process);
      else if (blow !== 'overtaken') await world.schedule.meet(call, blow, lateMs);
      if (then === 'cancel') world.cancel(orderId, process);
      if (then === 'ship') world.move(orderId, 0, 'shipped');
      if (then === 'address') world.updateAddress(orderId, postalCode, process);
      if (then === 'reclaim' || then === 'release' || then === 'reject') world.operate(then, orderId);
      if (then === 'forget') world.payments.forgetKeys();
      if (blow === 'overtaken') await world.schedule.hurry(call);
    }),
  );

async function goTo({ schedule }: World, text: string) {
  for (let step = 0; step < 25 && schedule.findCall(text) === undefined; step += 1) await schedule.step();
  return schedule.findCall(text);
}

const pass = fc.constant(
  command('40 minutes pass', async ({ schedule }) => {
    const until = schedule.now + 2_400_000;
    for (let step = 0; step < 100 && schedule.length > 0 && schedule.now < until; step += 1) await schedule.step();
  }),
);

const scene = anyScene.map(({ name, play }) =>
  command(
    name,
    async (world, placed) => {
      placed.orders += 1;
      await play(world, placed.orders);
    },
    always,
  ),
);

const month = fc.constant(command('a month passes', (world) => world.passMonth()));

const freeze = fc
  .tuple(anyProcess, fc.constantFrom(true, true, false))
  .map(([process, isFrozen]) =>
    command(`${process} ${isFrozen ? 'freezes' : 'wakes'}`, (world) =>
      isFrozen ? world.freeze(process) : void world.schedule.frozen.delete(process),
    ),
  );

/** A process is slow, and another one gets its activity too. */
const overtake = fc.tuple(fc.constantFrom<Colour>('blue', 'green'), anyChoice).map(([colour, n]) =>
  command(`${colour} gives activity ${n} to another process`, (world) => {
    const { worked } = world.hubs[colour];
    const attempt = worked[n % Math.max(1, worked.length)];
    if (attempt) world.hubs[colour].redeliver(attempt);
  }),
);

const outages = {
  'goes down': { isDown: true },
  'gives no answers': { isMute: true },
  'comes back': { isDown: false, isMute: false },
} as const;

const outage = fc
  .tuple(
    fc.constantFrom('payments' as const, 'carrier' as const),
    fc.constantFrom('goes down' as const, 'gives no answers' as const, 'comes back' as const),
  )
  .map(([provider, what]) =>
    command(`${provider} ${what}`, (world) => void Object.assign(world[provider], outages[what])),
  );

const silence = fc.boolean().map((isSilent) =>
  command(`the stock ${isSilent ? 'answers nobody' : 'answers again'}`, (world) => {
    world.isStockSilent = isSilent;
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
    updateAddress,
    verdict,
    verdict,
    move,
    move,
    moveAgain,
    cancelLate,
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
    strike,
    strike,
    strike,
    strike,
    scene,
    pass,
    month,
    repeat,
    kill,
    overtake,
    freeze,
    outage,
    silence,
    delivery,
    aDay,
  ],
  { maxCommands: 50, size: 'max' },
);
