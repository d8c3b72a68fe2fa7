import { expect, test } from 'vitest';
import { PartnerId, Sku } from './ids.ts';
import type { Order } from './order.ts';
import {
  authorize,
  book,
  claim,
  compensate,
  confirm,
  fail,
  notePayment,
  noteSetback,
  reserve,
} from './order-changes.ts';
import type { Decision } from './order-decision.ts';
import { place, priced } from './order-placement.ts';
import { reclaim, requestResume, resume, stick } from './order-recovery.ts';
import { update } from './order-update.ts';

const at = new Date('2026-01-02T03:04:05.000Z');
const step = { run: 'run-1', at };
const shipment = { trackingNumber: 'T1', carrier: 'simulated' };
const failure = {
  code: 'carrier_unavailable',
  message: 'The shipment could not be booked.',
  step: 'book-shipment',
} as const;

const line = { sku: Sku.parse('MUG-01'), quantity: 2 };
const pricing = priced([line], new Map([[line.sku, { amount: 1250, currency: 'EUR' as const }]]));
if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const placed = place({ lines: [line], shipTo, paymentMethod: 'pm_card_visa', reference: 'PO-1' }, pricing, {
  partnerId: PartnerId.parse('acme'),
  idempotencyKey: 'k',
  at,
});

const after = (order: Order, ...commands: ((order: Order) => Decision)[]): Order =>
  commands.reduce((state, command) => {
    const decision = command(state);
    if (decision.kind !== 'changed') throw new Error(`${command} left ${state.status} as ${decision.kind}`);
    return decision.order;
  }, order);

const claimed = after(placed.order, (order) => claim(order, step));
const reserved = after(claimed, (order) => reserve(order, step));
const noted = after(reserved, (order) => notePayment(order, 'pi_1', step));
const authorized = after(noted, (order) => authorize(order, step));
const booked = after(authorized, (order) => book(order, shipment, step));
const confirmed = after(booked, (order) => confirm(order, step));
const compensating = after(authorized, (order) => compensate(order, failure, step));
const [compensatingEarly, compensatingLate] = [reserved, booked].map((from) =>
  after(from, (order) => compensate(order, failure, step)),
) as [Order, Order];

test('a placed order is priced by the line, in minor units', () => {
  expect(placed.order.total).toEqual({ amount: 2500, currency: 'EUR' });
  expect(placed.event).toMatchObject({ type: 'order.placed', sequence: 1, by: 'partner', data: { status: 'pending' } });
});

test('an event tells ids, status and amounts, and nothing of the person', () => {
  const told = JSON.stringify(placed.event);
  for (const personal of Object.values(shipTo)) expect(told).not.toContain(personal);
});

test('the versions that a partner sees are gapless, each with its one event', () => {
  expect([placed.order, reserved, authorized, booked, confirmed].map((order) => order.version)).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect([claimed.version, noted.version]).toEqual([1, 2]);
  const decision = reserve(claimed, step);
  expect(decision).toMatchObject({ event: { type: 'order.reserved', sequence: 2, data: { status: 'reserved' } } });
});

test('a command that was carried out before changes nothing', () => {
  const repeated: [Order, (order: Order) => Decision][] = [
    [claimed, (order) => claim(order, step)],
    [reserved, (order) => reserve(order, step)],
    [noted, (order) => notePayment(order, 'pi_1', step)],
    [authorized, (order) => authorize(order, step)],
    [booked, (order) => book(order, shipment, step)],
    [confirmed, (order) => confirm(order, step)],
    [compensating, (order) => compensate(order, failure, step)],
  ];
  for (const [order, command] of repeated) expect(command(order)).toEqual({ kind: 'unchanged' });
});

test('another run of the saga gets nothing, not even of a finished order', () => {
  const other = { run: 'run-2', at };
  for (const order of [claimed, reserved, booked, confirmed, compensating]) {
    expect(claim(order, other)).toEqual({ kind: 'superseded' });
    expect(reserve(order, other)).toEqual({ kind: 'superseded' });
    expect(compensate(order, failure, other)).toEqual({ kind: 'superseded' });
  }
});

test('once an order is compensating, whatever comes late from a step is refused', () => {
  expect(reserve(compensating, step)).toEqual({ kind: 'superseded' });
  expect(notePayment(compensating, 'pi_2', step)).toEqual({ kind: 'superseded' });
  expect(authorize(compensating, step)).toEqual({ kind: 'superseded' });
  expect(book(compensating, shipment, step)).toEqual({ kind: 'superseded' });
  expect(confirm(compensating, step)).toEqual({ kind: 'superseded' });
});

test('a second payment is never noted beside the first: whoever comes second goes on with that', () => {
  expect(notePayment(noted, 'pi_2', step)).toEqual({ kind: 'unchanged' });
});

test('a confirmed order can’t fail, a failed one can’t be confirmed', () => {
  const failed = after(compensating, (order) => fail(order, failure, step));
  expect(failed).toMatchObject({ status: 'failed', failure, saga: { status: 'completed' }, version: 4 });
  expect(fail(confirmed, failure, step)).toEqual({ kind: 'superseded' });
  expect(confirm(failed, step)).toEqual({ kind: 'superseded' });
});

test('a stuck order says what is left, is told once, and goes on where it was', () => {
  const what = { remaining: ['undo-authorize-payment'], because: { code: 'error', message: 'provider down' } };
  const stuck = after(compensating, (order) => stick(order, what, step));
  expect(stuck).toMatchObject({ delayed: true, saga: { status: 'stuck', failure, ...what } });

  const again = stick(stuck, { ...what, because: { code: 'error', message: 'still down' } }, step);
  expect(again).toMatchObject({ kind: 'changed', order: { version: stuck.version } });
  expect(again).not.toHaveProperty('event');

  const resumed = after(stuck, (order) => resume(order, step));
  expect(resumed.saga).toEqual({ status: 'compensating', run: 'run-1', failure });
  expect(resumed).not.toHaveProperty('delayed');
});

test('an undo that fails is noted with its attempts and the next try, and tells the partner nothing', () => {
  const because = { code: 'ECONNREFUSED', message: 'provider down' };
  const nextAt = (attempts: number) => (attempts < 2 ? new Date(5_000) : undefined);
  const note = (activity: string) => (order: Order) => noteSetback(order, { activity, because, nextAt }, step);
  const once = after(compensating, note('undo-book-shipment'));
  const failedAt = step.at.toISOString();
  const setback = { at: 'undo-book-shipment', attempts: 1, because, failedAt, nextAt: '1970-01-01T00:00:05.000Z' };
  expect(once).toEqual({ ...compensating, saga: { ...compensating.saga, setback } });
  expect(note('undo-book-shipment')(compensating)).not.toHaveProperty('event');

  const { saga } = after(once, note('undo-book-shipment'));
  expect(saga).toMatchObject({ status: 'compensating', setback: { attempts: 2 } });
  expect(saga).not.toHaveProperty('setback.nextAt');
  expect(after(once, note('undo-reserve-stock')).saga).toMatchObject({ setback: { attempts: 1 } });
  expect(note('undo-book-shipment')(confirmed)).toEqual({ kind: 'superseded' });
});

test('an order that got stuck past the pivot is confirmed from there', () => {
  const stuck = after(booked, (order) =>
    stick(order, { remaining: ['confirm-order'], because: { code: 'error', message: 'x' } }, step),
  );
  const settled = after(stuck, (order) => confirm(order, step));
  expect(settled).toMatchObject({ status: 'confirmed', saga: { status: 'completed' } });
  expect(settled).not.toHaveProperty('delayed');
});

test('an order that is being undone is not confirmed, however far it had come', () => {
  expect(confirm(compensatingLate, step)).toEqual({ kind: 'superseded' });
});

test('a partner may change what it called the order', () => {
  const decision = update(reserved, { reference: 'PO-2', metadata: { a: 'b' } }, { at });
  expect(decision).toMatchObject({
    kind: 'changed',
    order: { reference: 'PO-2', metadata: { a: 'b' }, status: 'reserved', version: 3 },
    event: { type: 'order.updated', by: 'partner', sequence: 3, data: { changed: ['reference', 'metadata'] } },
  });
  expect(update(reserved, { reference: null }, { at })).not.toHaveProperty('order.reference');
});

test('what changes nothing is no change, at any state', () => {
  const { reference, metadata, shipTo } = reserved;
  const reversed = Object.fromEntries(Object.entries(shipTo).reverse()) as typeof shipTo;
  const noReference = after(reserved, (order) => update(order, { reference: null }, { at }) as Decision);
  for (const order of [placed.order, reserved, authorized, booked, confirmed, compensating]) {
    expect(update(order, {}, { at })).toEqual({ kind: 'unchanged' });
    expect(update(order, { reference, metadata: { ...metadata }, shipTo: reversed }, { at })).toEqual({
      kind: 'unchanged',
    });
  }
  expect(update(noReference, { reference: null }, { at })).toEqual({ kind: 'unchanged' });
});

test('an event of a change names what has changed, and nothing that was sent along', () => {
  const { reference, shipTo } = reserved;
  expect(update(reserved, { reference, metadata: { a: 'b' }, shipTo }, { at })).toMatchObject({
    event: { data: { changed: ['metadata'] } },
  });
});

test('the address can be changed until the order is authorized, and its event tells nothing of it', () => {
  const moved = { ...shipTo, street: 'Secret Lane 9' };
  const decision = update(noted, { shipTo: moved }, { at });
  expect(decision).toMatchObject({ kind: 'changed', order: { shipTo: moved } });
  expect(JSON.stringify('event' in decision && decision.event)).not.toContain('Secret Lane');
  for (const order of [authorized, booked, confirmed, compensating, compensatingEarly]) {
    expect(update(order, { shipTo: moved }, { at })).toEqual({ kind: 'too_late' });
  }
});

test('a change by the partner takes nothing from a saga that is under way', () => {
  const updated = after(reserved, (order) => update(order, { reference: 'x' }, { at }) as Decision);
  expect(after(updated, (order) => notePayment(order, 'pi_1', step)).reference).toBe('x');
});

test('a lost run’s order can be taken over; the lost one, if it comes back, finds nothing to do', () => {
  const reclaimed = after(booked, (order) => reclaim(order, { at }) as Decision);
  expect(reclaimed).toMatchObject({ status: 'booked', payment: { id: 'pi_1' }, saga: { status: 'waiting' } });
  for (const command of [
    () => confirm(reclaimed, step),
    () => compensate(reclaimed, failure, step),
    () => fail(reclaimed, failure, step),
    () => stick(reclaimed, { remaining: ['x'], because: { code: 'error', message: 'x' } }, step),
  ]) {
    expect(command()).toEqual({ kind: 'superseded' });
  }
  const taken = after(reclaimed, (order) => claim(order, { run: 'run-2', instance: 'order-x-6', version: '1.1', at }));
  expect(taken).toMatchObject({
    saga: { status: 'running', run: 'run-2' },
    sagaInstance: 'order-x-6',
    sagaVersion: '1.1',
  });
  expect(confirm(taken, { run: 'run-2', at })).toMatchObject({ order: { status: 'confirmed' } });
});

test('an order that was being undone goes on being undone by the run that takes it over', () => {
  const stuck = after(compensating, (order) =>
    stick(order, { remaining: ['x'], because: { code: 'error', message: 'x' } }, step),
  );
  for (const lost of [compensating, stuck]) {
    const reclaimed = after(lost, (order) => reclaim(order, { at }) as Decision);
    expect(reclaimed).not.toHaveProperty('delayed');
    const taken = after(reclaimed, (order) => claim(order, { run: 'run-2', at }));
    expect(taken.saga).toEqual({ status: 'compensating', run: 'run-2', failure });
  }
});

test('an operator can’t reclaim what has ended, nor resume what isn’t stuck', () => {
  expect(reclaim(confirmed, { at })).toEqual({ kind: 'ended' });
  expect(requestResume(booked, { at })).toEqual({ kind: 'not_stuck' });
  const stuck = after(booked, (order) =>
    stick(order, { remaining: ['confirm-order'], because: { code: 'error', message: 'x' } }, step),
  );
  expect(requestResume(stuck, { at })).toMatchObject({
    order: { saga: { status: 'stuck' } },
    event: { type: 'order.resume_requested', by: 'operator' },
  });
});

test('a request to try again stays on the order until its saga has followed it', () => {
  const what = { remaining: ['confirm-order'], because: { code: 'error', message: 'x' } };
  const stuck = after(booked, (order) => stick(order, what, step));
  const requested = after(stuck, (order) => requestResume(order, { at }) as Decision);
  const request = { version: requested.version, at: at.toISOString() };
  expect(requested.version).toBe(stuck.version + 1);
  expect(requested.saga).toMatchObject({ status: 'stuck', resumeRequested: request });

  const missed = after(requested, (order) => stick(order, { ...what, answered: stuck.version }, step));
  expect(missed.saga).toMatchObject({ resumeRequested: request });
  const followed = after(requested, (order) => stick(order, { ...what, answered: requested.version }, step));
  expect(followed.saga).toEqual(stuck.saga);
  expect(after(requested, (order) => resume(order, step)).saga).toEqual({ status: 'running', run: step.run });
});
