import { expect, test } from 'vitest';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { type Answers, play } from './play.ts';

const partnerId = PartnerId.parse('acme');
const order = { partnerId, orderId: orderIdFor(partnerId, 'po-1') };
const act = { attempts: 3, firstDelayMs: 1_000, maxDelayMs: 8_000 };
const finish = { attempts: 7, firstDelayMs: 2_000, maxDelayMs: 60_000 };
const saga = orderSaga.orchestrator({ act, finish, stuckDelayMs: 900_000, stuckLookMs: 180_000 });

const done = { kind: 'done' };
const refusal = (code: string) => ({ kind: 'refused', code, message: code });
const smooth: Answers = {
  'claim-order': 'claimed',
  'look-for-resume': { requested: 0 },
  'reserve-stock': done,
  'authorize-payment': done,
  'book-shipment': done,
  'capture-payment': done,
};
const playing = (answers: Answers) => play(saga, order, { ...smooth, ...answers });

test('an order that succeeds is confirmed, step by step', () => {
  const { names, result } = playing({});
  expect(names).toEqual([
    'claim-order',
    'reserve-stock',
    'authorize-payment',
    'book-shipment',
    'capture-payment',
    'confirm-order',
  ]);
  expect(result).toEqual({ status: 'completed' });
});

test('every activity gets the order and the run that claimed it, and no personal data', () => {
  const [claim, ...others] = playing({}).calls;
  expect(claim?.input).toEqual({ ...order, run: 'run-1', instance: 'test', version: '1.0' });
  for (const call of others) expect(call.input).toEqual({ ...order, run: 'run-1' });
});

test('an order that another run has claimed is left alone', () => {
  const { names, result } = playing({ 'claim-order': 'superseded' });
  expect(names).toEqual(['claim-order']);
  expect(result).toEqual({ status: 'superseded' });
});

test('without stock no other step runs, and there is nothing to undo', () => {
  const { names } = playing({ 'reserve-stock': refusal('out_of_stock') });
  expect(names).toEqual(['claim-order', 'reserve-stock', 'compensate-order', 'fail-order']);
});

test('a declined card releases the stock, and the order fails with the reason', () => {
  const { names, calls, result } = playing({ 'authorize-payment': refusal('payment_declined') });
  expect(names.slice(3)).toEqual(['compensate-order', 'undo-reserve-stock', 'fail-order']);
  const failure = { code: 'payment_declined', message: 'payment_declined', step: 'authorize-payment' };
  expect(calls.at(-1)?.input).toEqual({ ...order, run: 'run-1', failure });
  expect(result).toEqual({ status: 'failed', failure });
});

test('a step that fails permanently, but may have acted before, is undone with the others', () => {
  const rejected = { ...refusal('carrier_refused'), undo: true };
  const { names } = playing({ 'book-shipment': rejected });
  expect(names.slice(4)).toEqual([
    'compensate-order',
    'undo-book-shipment',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
});

test('a step is tried a few times and an undo more often; the ledger is retried until it is written', () => {
  const { calls } = playing({ 'book-shipment': new Error('down') });
  const tried = (name: string) => {
    const { retry } = calls.find((call) => call.name === name) ?? {};
    return [retry?.maxNumberOfAttempts, retry?.maxRetryIntervalInMilliseconds];
  };
  expect(tried('book-shipment')).toEqual([3, 8_000]);
  for (const undo of ['undo-book-shipment', 'undo-reserve-stock']) expect(tried(undo)).toEqual([7, 60_000]);
  for (const note of ['claim-order', 'compensate-order', 'fail-order'])
    expect(tried(note)).toEqual([1_000_000, 300_000]);
  const stuck = playing({ 'confirm-order': [new Error('down'), undefined] }).calls;
  for (const note of ['mark-order-stuck', 'mark-order-resumed']) {
    expect(stuck.find((call) => call.name === note)?.retry.maxNumberOfAttempts).toBe(1_000_000);
  }
});

test('the first delays of different orders differ, and are at most one and a half times the setting', () => {
  const delays = Array.from({ length: 20 }, (_, n) => {
    const other = { partnerId, orderId: orderIdFor(partnerId, `po-${n}`) };
    const { calls } = play(saga, other, { ...smooth }, 'by word', `order-${n}`);
    return calls.find(({ name }) => name === 'book-shipment')?.retry.firstRetryIntervalInMilliseconds ?? 0;
  });
  expect(new Set(delays).size).toBeGreaterThan(15);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...delays)).toBeLessThanOrEqual(1_500);
});

test('a booking at a carrier that stays down is cancelled too, because a lost response may have been a success', () => {
  const { names, result } = playing({ 'book-shipment': new Error('socket hang up') });
  expect(names.slice(4)).toEqual([
    'compensate-order',
    'undo-book-shipment',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
  expect(result).toMatchObject({ failure: { code: 'carrier_unavailable', step: 'book-shipment' } });
  expect(JSON.stringify(result)).not.toContain('socket');
});

test('a refused capture undoes everything before it', () => {
  const { names } = playing({ 'capture-payment': refusal('capture_refused') });
  expect(names.slice(5)).toEqual([
    'compensate-order',
    'undo-book-shipment',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
});

test('after the pivot nothing is undone: confirming is tried until it succeeds', () => {
  const { names, calls, result, waits } = playing({ 'confirm-order': [new Error('store down'), undefined] });
  expect(names.slice(5)).toEqual([
    'confirm-order',
    'mark-order-stuck',
    'look-for-resume',
    'look-for-resume',
    'confirm-order',
    'mark-order-resumed',
  ]);
  expect(calls[6]?.input).toMatchObject({
    remaining: ['confirm-order'],
    because: { code: 'error', message: 'store down' },
  });
  expect(waits).toEqual(['resume']);
  expect(result).toEqual({ status: 'completed' });
});

const stuckOnce = (): Answers => ({ ...smooth, 'confirm-order': [new Error('down'), undefined] });
const minutes = (timers: { fireAt: Date }[]) => timers.map(({ fireAt }) => fireAt.getTime() / 60_000);

test('a stuck saga that is resumed tries again at once, and leaves no timer', () => {
  const { timers, result } = play(saga, order, stuckOnce());
  expect(timers).toEqual([{ fireAt: new Date(180_000), isCancelled: true }]);
  expect(result).toEqual({ status: 'completed' });
});

test('a stuck saga tries again by itself after its delay', () => {
  const { timers, names, result } = play(saga, order, stuckOnce(), 'by time');
  expect(minutes(timers)).toEqual([3, 6, 9, 12, 15]);
  expect(names.filter((name) => name === 'look-for-resume')).toHaveLength(6);
  expect(result).toEqual({ status: 'completed' });
});

test('an operator’s request is found on the order, with or without its event', () => {
  const looks = [{ requested: 0 }, { requested: 0 }, { requested: 7 }];
  const { timers, result } = play(saga, order, { ...stuckOnce(), 'look-for-resume': looks }, 'by time');
  expect(minutes(timers)).toEqual([3, 6]);
  expect(result).toEqual({ status: 'completed' });
});

test('a request that arrives while the saga tries again causes one more attempt, and each request counts once', () => {
  const failsThrice = [new Error('down'), new Error('down'), new Error('down'), undefined];
  const looks = [{ requested: 7 }, { requested: 9 }, { requested: 9 }, { requested: 11 }];
  const answers = { ...smooth, 'confirm-order': failsThrice, 'look-for-resume': looks };
  const { timers, calls } = play(saga, order, answers, 'by time');
  expect(minutes(timers)).toEqual([3]);
  const stuck = calls.filter(({ name }) => name === 'mark-order-stuck');
  expect(stuck.map(({ input }) => (input as { answered?: number }).answered)).toEqual([undefined, 7, 9]);
});

test('a stuck saga ends when another saga has taken over its order', () => {
  const { names, result } = playing({ 'confirm-order': new Error('down'), 'look-for-resume': 'superseded' });
  expect(names.slice(5)).toEqual(['confirm-order', 'mark-order-stuck', 'look-for-resume']);
  expect(result).toEqual({ status: 'superseded' });
});

test('an undo that fails does not stop the others, and the saga is stuck with those that failed', () => {
  const { names, calls, result } = playing({
    'book-shipment': refusal('address_undeliverable'),
    'undo-authorize-payment': [new Error('provider down'), new Error('provider down'), undefined],
  });
  expect(names.slice(4)).toEqual([
    'compensate-order',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'mark-order-stuck',
    'look-for-resume',
    'look-for-resume',
    'undo-authorize-payment',
    'mark-order-stuck',
    'look-for-resume',
    'look-for-resume',
    'undo-authorize-payment',
    'mark-order-resumed',
    'fail-order',
  ]);
  expect(calls[7]?.input).toMatchObject({
    remaining: ['undo-authorize-payment'],
    because: { code: 'error', message: 'provider down' },
  });
  expect(result).toMatchObject({ status: 'failed' });
});

test('a step that finds the order changed by another run ends the saga without an undo', () => {
  const { names, result } = playing({ 'authorize-payment': { kind: 'superseded' } });
  expect(names).toEqual(['claim-order', 'reserve-stock', 'authorize-payment']);
  expect(result).toEqual({ status: 'superseded' });
});

test('a run that replaces one that was lost while compensating undoes every step, last first', () => {
  const failure = { code: 'carrier_refused', message: 'No.', step: 'book-shipment' };
  const { names, calls, result } = playing({ 'claim-order': { failure } });
  const forward = playing({}).names.slice(1, -1);
  expect(names).toEqual([
    'claim-order',
    'compensate-order',
    ...forward.reverse().map((step) => `undo-${step}`),
    'fail-order',
  ]);
  expect(calls.at(-1)?.input).toEqual({ ...order, run: 'run-1', failure });
  expect(result).toEqual({ status: 'failed', failure });
});

test('a run that fails after another run has taken over the order undoes nothing', () => {
  const { names, result } = playing({ 'book-shipment': new Error('down'), 'compensate-order': 'superseded' });
  expect(names.at(-1)).toBe('compensate-order');
  expect(result).toEqual({ status: 'superseded' });
});
