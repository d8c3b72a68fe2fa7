import { expect, expectTypeOf, test } from 'vitest';
import { action, at, because, failure, orders, shipment, step } from '../../test/sample-orders.ts';
import {
  type AuthorizedOrder,
  type BookedOrder,
  type CancellingOrder,
  type ConfirmedOrder,
  type FailedOrder,
  isPaid,
  type OpenOrder,
  type Order,
  type OrderStatus,
  type PaidOrder,
} from './order.ts';
import { cancel } from './order-cancellation.ts';
import {
  authorize,
  awaitPayment,
  beginCapture,
  book,
  claim,
  compensate,
  confirm,
  fail,
  notePayment,
  noteSetback,
  reserve,
} from './order-changes.ts';
import { changeWithEvent, changeWithoutEvent, type Decision } from './order-decision.ts';
import {
  type After,
  type Before,
  type Command,
  orderCommands,
  orderEventTypes,
  orderStatuses,
} from './order-lifecycle.ts';
import { delay } from './order-outage.ts';
import { reclaim, requestResume, restart, resume, stick } from './order-recovery.ts';
import { update } from './order-update.ts';
import { knownSince } from './schema-versions.ts';

const undone = { activity: 'undo-x', because, nextAt: () => undefined };

/** When. */
const commands = {
  cancel: (order) => cancel(order, { at }),
  claim: (order) => claim(order, step),
  reserve: (order) => reserve(order, step),
  notePayment: (order) => notePayment(order, 'pi_1', step),
  awaitPayment: (order) => awaitPayment(order, action, step),
  authorize: (order) => authorize(order, step),
  book: (order) => book(order, shipment, step),
  beginCapture: (order) => beginCapture(order, step),
  confirm: (order) => confirm(order, step),
  compensate: (order) => compensate(order, failure, step),
  delay: (order) => delay(order, { activity: 'x', because, nextAt: at }, step),
  noteSetback: (order) => noteSetback(order, undone, step),
  fail: (order) => fail(order, failure, step),
  stick: (order) => stick(order, { remaining: ['x'], because }, step),
  resume: (order) => resume(order, step),
  requestResume: (order) => requestResume(order, { at }),
  reclaim: (order) => reclaim(order, { at }),
  restart: (order) => restart(order, step),
  update: (order) => update(order, { reference: 'PO-2' }, { at }),
} satisfies Record<string, (order: Order) => Decision | { kind: string }>;
type Tried = keyof typeof commands;

/** Given → when → then: which commands change the order, and which were already carried out. All others change nothing. */
const changes: { [S in keyof typeof orders]: { changed: Tried[]; unchanged: Tried[] } } = {
  pending: { changed: ['cancel', 'claim', 'reserve', 'reclaim', 'update'], unchanged: [] },
  claimed: {
    changed: ['cancel', 'reserve', 'compensate', 'delay', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'resume'],
  },
  reserved: {
    changed: ['cancel', 'notePayment', 'compensate', 'delay', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'reserve', 'resume'],
  },
  noted: {
    changed: [
      'cancel',
      'awaitPayment',
      'authorize',
      'compensate',
      'delay',
      'fail',
      'stick',
      'reclaim',
      'restart',
      'update',
    ],
    unchanged: ['claim', 'reserve', 'notePayment', 'resume'],
  },
  awaiting: {
    changed: ['cancel', 'authorize', 'compensate', 'delay', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'reserve', 'notePayment', 'awaitPayment', 'resume'],
  },
  cancellingAwaiting: {
    changed: ['noteSetback', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['cancel', 'claim', 'compensate', 'resume'],
  },
  authorized: {
    changed: ['cancel', 'book', 'compensate', 'delay', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'reserve', 'notePayment', 'awaitPayment', 'authorize', 'resume'],
  },
  delayed: {
    changed: ['cancel', 'book', 'compensate', 'delay', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'reserve', 'notePayment', 'awaitPayment', 'authorize', 'resume'],
  },
  booked: {
    changed: ['cancel', 'confirm', 'compensate', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'reserve', 'notePayment', 'awaitPayment', 'authorize', 'book', 'beginCapture', 'resume'],
  },
  confirmed: { changed: ['cancel', 'update'], unchanged: ['claim', 'confirm', 'resume'] },
  compensating: {
    changed: ['noteSetback', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['cancel', 'claim', 'compensate', 'resume'],
  },
  failed: { changed: ['update'], unchanged: ['claim', 'fail', 'resume'] },
  stuckForward: {
    changed: ['cancel', 'confirm', 'fail', 'stick', 'resume', 'requestResume', 'reclaim', 'restart', 'update'],
    unchanged: ['claim', 'beginCapture'],
  },
  stuckUndoing: {
    changed: ['fail', 'stick', 'resume', 'requestResume', 'reclaim', 'restart', 'update'],
    unchanged: ['cancel', 'claim'],
  },
  cancelling: {
    changed: ['noteSetback', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: ['cancel', 'claim', 'compensate', 'resume'],
  },
  cancelled: { changed: ['update'], unchanged: ['cancel', 'claim', 'fail', 'resume'] },
  cancelledInQueue: { changed: ['claim', 'reclaim', 'update'], unchanged: ['cancel'] },
  reclaimed: { changed: ['cancel', 'claim', 'reclaim', 'update'], unchanged: [] },
  cancelledTooLate: {
    changed: ['confirm', 'compensate', 'fail', 'stick', 'reclaim', 'restart', 'update'],
    unchanged: [
      ...(['cancel', 'claim', 'reserve', 'notePayment', 'awaitPayment', 'authorize', 'book', 'beginCapture'] as const),
      'resume',
    ],
  },
  refunding: { changed: ['cancel', 'update'], unchanged: ['claim', 'confirm', 'resume'] },
  refundingAll: { changed: ['update'], unchanged: ['cancel', 'claim', 'confirm', 'resume'] },
  partiallyRefunded: { changed: ['cancel', 'update'], unchanged: ['claim', 'confirm', 'resume'] },
  refunded: { changed: ['update'], unchanged: ['claim', 'confirm', 'resume'] },
};

const states = Object.keys(orders) as (keyof typeof orders)[];
const names = Object.keys(commands) as Tried[];

test.each(states)(
  'given an order that is %s, each command changes it, has already been carried out, or changes nothing',
  (state) => {
    const by = Object.groupBy(names, (name) => commands[name](orders[state]).kind);
    expect({ changed: by.changed ?? [], unchanged: by.unchanged ?? [] }).toEqual({
      changed: names.filter((name) => changes[state].changed.includes(name)),
      unchanged: names.filter((name) => changes[state].unchanged.includes(name)),
    });
  },
);

test.each(states)(
  'given an order that is %s, a change leads to the status in the table of commands, with its event',
  (state) => {
    const order = orders[state];
    for (const name of changes[state].changed) {
      const decision = commands[name](order);
      if (decision.kind !== 'changed' || !('order' in decision)) throw new Error(name);
      // Two changes in one write: order-refunds.spec.ts.
      if (decision.followedBy) continue;
      const row: { from: readonly string[]; to?: string | readonly string[]; event?: string; by: string } =
        orderCommands[rowOf(name, order)];
      expect(row.from).toContain(order.status);
      expect([row.to ?? order.status].flat()).toContain(decision.order.status);
      expect([decision.event?.type, decision.event?.by]).toEqual(
        row.event ? [row.event, row.by] : [undefined, undefined],
      );
      expect(decision.order.version - order.version).toBe(row.event ? 1 : 0);
    }
  },
);

/** Some commands of the table share a function with another. */
function rowOf(name: Tried, order: Order): Command {
  if (name === 'stick' && order.saga.status === 'stuck') return 'stickAgain';
  if (name === 'delay' && 'delayed' in order) return 'delayAgain';
  if (name === 'fail' && order.status === 'cancelling') return 'finishCancellation';
  if (name === 'cancel' && order.status === 'booked') return 'noteCancellation';
  if (name === 'cancel' && isPaid(order)) return 'requestRefund';
  return name;
}

test('every status is reached by a command, and every event belongs to one', () => {
  const rows: { by: string; to?: string | readonly string[]; event?: string }[] = Object.values(orderCommands);
  expect(new Set(rows.flatMap(({ to }) => to ?? []))).toEqual(new Set(orderStatuses));
  expect(new Set(rows.flatMap(({ event }) => event ?? []))).toEqual(new Set(orderEventTypes));
});

const firstStatuses = ['pending', 'reserved', 'authorized', 'booked', 'confirmed', 'failed'];
const firstEvents =
  'placed reserved authorized booked confirmed failed updated delayed resumed resume_requested reclaimed'
    .split(' ')
    .map((name) => `order.${name}`);

test('each new status and event type names the schemaVersion since which it is known', () => {
  const newStatuses = orderStatuses.filter((status) => !firstStatuses.includes(status));
  const newEvents = orderEventTypes.filter((type) => !firstEvents.includes(type));
  expect(newStatuses.filter((status) => !(status in knownSince.order))).toEqual([]);
  expect(newEvents.filter((type) => !(type in knownSince.event))).toEqual([]);
});

test('the type of a command has the orders that it accepts and the one that it returns', () => {
  expectTypeOf<Before<'book'>>().toEqualTypeOf<AuthorizedOrder>();
  expectTypeOf<After<'book'>>().toEqualTypeOf<BookedOrder>();
  expectTypeOf<Before<'confirm'>>().toEqualTypeOf<BookedOrder>();
  expectTypeOf<After<'confirm'>>().toEqualTypeOf<ConfirmedOrder>();
  expectTypeOf<Before<'fail'>>().toEqualTypeOf<Exclude<OpenOrder, CancellingOrder>>();
  expectTypeOf<After<'fail'>>().toEqualTypeOf<FailedOrder>();
  expectTypeOf<After<'stick'>>().toEqualTypeOf<OpenOrder>();
  expectTypeOf<Before<'update'>>().toEqualTypeOf<Order>();
  expectTypeOf<After<'update', ConfirmedOrder>>().toEqualTypeOf<ConfirmedOrder>();
  expectTypeOf<After<'claim', BookedOrder>>().toEqualTypeOf<BookedOrder>();
  expectTypeOf<typeof changeWithEvent<'update', ConfirmedOrder>>().parameter(2).toEqualTypeOf<ConfirmedOrder>();
  expectTypeOf<Exclude<OrderStatus, Before<Exclude<Command, 'update'>>['status']>>().toEqualTypeOf<
    'cancelled' | 'failed'
  >();
});

test('each order has only the data of its status', () => {
  expectTypeOf<Extract<Order, { shipment: unknown }>['status']>().toEqualTypeOf<'booked' | PaidOrder['status']>();
  expectTypeOf<Extract<Order, { payment: { id: string } }>['status']>().toEqualTypeOf<
    'awaiting_payment' | 'authorized' | 'booked' | PaidOrder['status']
  >();
  expectTypeOf<Extract<Order, { failure: unknown }>['status']>().toEqualTypeOf<'failed'>();
  expectTypeOf<OpenOrder['status']>().toEqualTypeOf<
    'pending' | 'reserved' | 'awaiting_payment' | 'authorized' | 'booked' | 'cancelling'
  >();
  expectTypeOf<ConfirmedOrder['saga']['status']>().toEqualTypeOf<'completed'>();
  expectTypeOf<OpenOrder['saga']['status']>().toEqualTypeOf<'waiting' | 'running' | 'compensating' | 'stuck'>();
});

/** Never called. Each line must not compile. */
function refused(confirmed: ConfirmedOrder, booked: BookedOrder, failed: FailedOrder, authorized: AuthorizedOrder) {
  // @ts-expect-error a confirmed order does not fail
  changeWithEvent('fail', confirmed, failed, at, { reason: 'x', step: 'y' });
  // @ts-expect-error a failed order is not confirmed
  changeWithEvent('confirm', failed, confirmed, at, {});
  // @ts-expect-error an order that has ended is not stuck
  changeWithEvent('stick', confirmed, confirmed, at, {});
  // @ts-expect-error an authorized order can't be confirmed before it is booked
  changeWithEvent('confirm', authorized, confirmed, at, {});
  // @ts-expect-error to book makes a booked order
  changeWithEvent('book', authorized, authorized, at, { trackingNumber: 'T1' });
  // @ts-expect-error a confirmed order's saga is completed
  changeWithEvent('confirm', booked, { ...booked, status: 'confirmed' }, at, {});
  // @ts-expect-error an event has the fields of its type
  changeWithEvent('book', authorized, booked, at, {});
  // @ts-expect-error what partners see has an event
  changeWithoutEvent('book', authorized, booked);
  // @ts-expect-error a booked order has a shipment
  changeWithEvent('book', authorized, { ...authorized, status: 'booked' }, at, { trackingNumber: 'T1' });
}

test('a value that is not in the table does not compile', () => expectTypeOf(refused).toBeFunction());
