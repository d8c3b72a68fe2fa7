import { describe, expect, test } from 'vitest';
import { AttemptFailed } from '../../orchestrations/attempt-failed.ts';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { type Answers, play } from './play.ts';

const partnerId = PartnerId.parse('acme');
const order = { partnerId, orderId: orderIdFor(partnerId, 'po-1') };
const act = { attempts: 3, firstDelayMs: 1_000, maxDelayMs: 8_000 };
const finish = { attempts: 7, firstDelayMs: 2_000, maxDelayMs: 60_000 };
const saga = orderSaga.orchestrator({
  act,
  finish,
  stuckDelayMs: 900_000,
  stuckLookMs: 180_000,
  outageMs: 0,
  outageDelayMs: 60_000,
});

const done = { kind: 'done' };
const refusal = (code: string) => ({ kind: 'refused', code, message: code });
const smooth: Answers = {
  'look-for-resume': { requested: 0 },
  'reserve-stock': done,
  'authorize-payment': done,
  'book-shipment': done,
  'capture-and-confirm': done,
};
const playingAs = (instance: string, answers: Answers, helpComes: 'by word' | 'by time' = 'by word') =>
  play(saga, order, { ...smooth, ...answers }, helpComes, instance, '1.1');
const playing = (answers: Answers) => playingAs('test', answers);
/** What every activity gets. */
const subject = { ...order, run: 'run-1', instance: 'test', version: '1.1' };

test('an order that succeeds is confirmed, step by step', () => {
  const { names, result } = playing({});
  expect(names).toEqual(['reserve-stock', 'authorize-payment', 'book-shipment', 'capture-and-confirm']);
  expect(result).toEqual({ status: 'completed' });
});

test('every activity gets the order and the run that claims it, and no personal data', () => {
  // The pivot has no `queued`: only steps report how long they waited.
  const queued = { at: 0 };
  for (const { name, input } of playing({}).calls) {
    expect(input).toEqual(name === 'capture-and-confirm' ? subject : { ...subject, queued });
  }
});

test('an order that another run has claimed is left alone', () => {
  const { names, result } = playing({ 'reserve-stock': { kind: 'superseded' } });
  expect(names).toEqual(['reserve-stock']);
  expect(result).toEqual({ status: 'superseded' });
});

test('without stock no other step runs, and the lines that were reserved are released', () => {
  const { names } = playing({ 'reserve-stock': { ...refusal('out_of_stock'), undo: true } });
  expect(names).toEqual(['reserve-stock', 'compensate-order', 'undo-reserve-stock', 'fail-order']);
});

test('a declined card releases the stock, and the order fails with the reason', () => {
  const { names, calls, result } = playing({ 'authorize-payment': refusal('payment_declined') });
  expect(names.slice(2)).toEqual(['compensate-order', 'undo-reserve-stock', 'fail-order']);
  const failure = { code: 'payment_declined', message: 'payment_declined', step: 'authorize-payment' };
  expect(calls.at(-1)?.input).toMatchObject({ ...subject, failure });
  expect(result).toEqual({ status: 'failed', failure });
});

test('a step that fails permanently, but may have acted before, is undone with the others', () => {
  const rejected = { ...refusal('carrier_refused'), undo: true };
  const { names } = playing({ 'book-shipment': rejected });
  expect(names.slice(3)).toEqual([
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
  for (const note of ['compensate-order', 'fail-order']) expect(tried(note)).toEqual([1_000_000, 300_000]);
  const stuck = playing({ 'capture-and-confirm': [new Error('down'), done] }).calls;
  expect(stuck.find((call) => call.name === 'capture-and-confirm')?.retry.maxNumberOfAttempts).toBe(7);
  for (const note of ['mark-order-stuck', 'mark-order-resumed']) {
    expect(stuck.find((call) => call.name === note)?.retry.maxNumberOfAttempts).toBe(1_000_000);
  }
});

test('the first delays of different orders differ, and are at most one and a half times the setting', () => {
  const delays = Array.from({ length: 20 }, (_, n) => {
    const other = { partnerId, orderId: orderIdFor(partnerId, `po-${n}`) };
    const { calls } = play(saga, other, { ...smooth }, 'by word', `order-${n}`, '1.1');
    return calls.find(({ name }) => name === 'book-shipment')?.retry.firstRetryIntervalInMilliseconds ?? 0;
  });
  expect(new Set(delays).size).toBeGreaterThan(15);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...delays)).toBeLessThanOrEqual(1_500);
});

test('a booking at a carrier that stays down is cancelled too, because a lost response may have been a success', () => {
  const { names, result } = playing({ 'book-shipment': new Error('socket hang up') });
  expect(names.slice(3)).toEqual([
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
  const { names, result } = playing({ 'capture-and-confirm': refusal('capture_refused') });
  expect(names.slice(4)).toEqual([
    'compensate-order',
    'undo-book-shipment',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
  expect(result).toMatchObject({ failure: { code: 'capture_refused', step: 'capture-payment' } });
});

test('nobody guesses how a capture ended: it is tried until the provider answers, and nothing is undone before', () => {
  const { names, calls, result, waits } = playing({ 'capture-and-confirm': [new Error('provider down'), done] });
  expect(names.slice(3)).toEqual([
    'capture-and-confirm',
    'mark-order-stuck',
    'look-for-resume',
    'look-for-resume',
    'capture-and-confirm',
    'mark-order-resumed',
  ]);
  expect(calls[4]?.input).toMatchObject({
    remaining: ['capture-and-confirm'],
    because: { code: 'error', message: 'provider down' },
  });
  expect(waits).toEqual(['resume']);
  expect(result).toEqual({ status: 'completed' });
});

test('a capture that is refused after an outage undoes everything before it', () => {
  const { names, result } = playing({ 'capture-and-confirm': [new Error('down'), refusal('capture_refused')] });
  expect(names.slice(-6)).toEqual([
    'mark-order-resumed',
    'compensate-order',
    'undo-book-shipment',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
  expect(result).toMatchObject({ status: 'failed' });
});

const stuckOnce = (): Answers => ({ 'capture-and-confirm': [new Error('down'), done] });
const minutes = (timers: { fireAt: Date }[]) => timers.map(({ fireAt }) => fireAt.getTime() / 60_000);

test('a stuck saga that is resumed tries again at once, and leaves no timer', () => {
  const { timers, result } = playing(stuckOnce());
  expect(timers).toEqual([{ fireAt: new Date(180_000), isCancelled: true }]);
  expect(result).toEqual({ status: 'completed' });
});

test('a stuck saga tries again by itself after its delay', () => {
  const { timers, names, result } = playingAs('test', stuckOnce(), 'by time');
  expect(minutes(timers)).toEqual([3, 6, 9, 12, 15]);
  expect(names.filter((name) => name === 'look-for-resume')).toHaveLength(6);
  expect(result).toEqual({ status: 'completed' });
});

test('an operator’s request is found on the order, with or without its event', () => {
  const looks = [{ requested: 0 }, { requested: 0 }, { requested: 7 }];
  const { timers, result } = playingAs('test', { ...stuckOnce(), 'look-for-resume': looks }, 'by time');
  expect(minutes(timers)).toEqual([3, 6]);
  expect(result).toEqual({ status: 'completed' });
});

test('a request that arrives while the saga tries again causes one more attempt, and each request counts once', () => {
  const failsThrice = [new Error('down'), new Error('down'), new Error('down'), done];
  const looks = [{ requested: 7 }, { requested: 9 }, { requested: 9 }, { requested: 11 }];
  const answers = { 'capture-and-confirm': failsThrice, 'look-for-resume': looks };
  const { timers, calls } = playingAs('test', answers, 'by time');
  expect(minutes(timers)).toEqual([3]);
  const stuck = calls.filter(({ name }) => name === 'mark-order-stuck');
  expect(stuck.map(({ input }) => (input as { answered?: number }).answered)).toEqual([undefined, 7, 9]);
});

test('a stuck saga ends when another saga has taken over its order', () => {
  const { names, result } = playing({ 'capture-and-confirm': new Error('down'), 'look-for-resume': 'superseded' });
  expect(names.slice(3)).toEqual(['capture-and-confirm', 'mark-order-stuck', 'look-for-resume']);
  expect(result).toEqual({ status: 'superseded' });
});

test('an undo that fails does not stop the others, and the saga is stuck with those that failed', () => {
  const { names, calls, result } = playing({
    'book-shipment': refusal('address_undeliverable'),
    'undo-authorize-payment': [new Error('provider down'), new Error('provider down'), undefined],
  });
  expect(names.slice(3)).toEqual([
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
  expect(calls[6]?.input).toMatchObject({
    remaining: ['undo-authorize-payment'],
    because: { code: 'error', message: 'provider down' },
  });
  expect(result).toMatchObject({ status: 'failed' });
});

test('a step that finds the order changed by another run ends the saga without an undo', () => {
  const { names, result } = playing({ 'authorize-payment': { kind: 'superseded' } });
  expect(names).toEqual(['reserve-stock', 'authorize-payment']);
  expect(result).toEqual({ status: 'superseded' });
});

test('a run that replaces one that was lost while compensating undoes every step, last first', () => {
  const failure = { code: 'carrier_refused', message: 'No.', step: 'book-shipment' };
  const { names, calls, result } = playing({ 'reserve-stock': { kind: 'turned_back', failure, everything: true } });
  expect(names).toEqual([
    'reserve-stock',
    'compensate-order',
    'undo-book-shipment',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
  expect(calls.at(-1)?.input).toMatchObject({ ...subject, failure });
  expect(result).toEqual({ status: 'failed', failure });
});

test('a step that finds the order turned back undoes what was begun, and no more', () => {
  const failure = { code: 'carrier_refused', message: 'No.', step: 'book-shipment' };
  const { names, result } = playing({ 'authorize-payment': { kind: 'turned_back', failure } });
  expect(names.slice(1)).toEqual([
    'authorize-payment',
    'compensate-order',
    'undo-authorize-payment',
    'undo-reserve-stock',
    'fail-order',
  ]);
  expect(result).toEqual({ status: 'failed', failure });
});

const taken = { ...done, everything: true };
const allUndone = [
  'compensate-order',
  'undo-book-shipment',
  'undo-authorize-payment',
  'undo-reserve-stock',
  'fail-order',
];

test('a run that takes an order over, and finds it cancelled, undoes every step: the earlier run may have begun more', () => {
  const failure = { code: 'cancelled', message: 'You cancelled the order.', step: 'cancel-order' };
  const back = { kind: 'turned_back', failure };
  const { names } = playing({ 'reserve-stock': taken, 'authorize-payment': back });
  expect(names).toEqual(['reserve-stock', 'authorize-payment', ...allUndone]);
});

test.each(['authorize-payment', 'book-shipment', 'capture-and-confirm'])(
  'a run that takes an order over undoes each step once, also the refused %s, which the earlier run may have begun',
  (step) => {
    const { names } = playing({ 'reserve-stock': taken, [step]: refusal('payment_declined') });
    expect(names.slice(names.indexOf(step) + 1)).toEqual(allUndone);
  },
);

test('a run of 1.0 that takes an order over undoes its capture too', () => {
  const answers = { ...smooth, 'claim-order': 'claimed', 'reserve-stock': taken };
  const { names } = play(saga, order, { ...answers, 'book-shipment': refusal('carrier_refused') });
  expect(names.slice(4)).toEqual([allUndone[0], 'undo-capture-payment', ...allUndone.slice(1)]);
});

test('a run that fails after another run has taken over the order undoes nothing', () => {
  const { names, result } = playing({ 'book-shipment': new Error('down'), 'compensate-order': 'superseded' });
  expect(names.at(-1)).toBe('compensate-order');
  expect(result).toEqual({ status: 'superseded' });
});

describe('an outage', () => {
  const waiting = orderSaga.orchestrator({
    ...{ act, finish, stuckDelayMs: 900_000, stuckLookMs: 180_000 },
    ...{ outageMs: 600_000, outageDelayMs: 60_000 },
  });
  const during = (answers: Answers, helpComes: 'by word' | 'by time') =>
    play(waiting, order, { ...smooth, 'mark-order-delayed': true, ...answers }, helpComes, 'test', '1.1');

  test('is waited out: the order is noted as delayed, and goes on when the step works', () => {
    const down = new Error('down');
    const { names, calls, timers, result } = during({ 'book-shipment': [down, down, done] }, 'by time');
    expect(names).toEqual([
      ...['reserve-stock', 'authorize-payment', 'book-shipment', 'mark-order-delayed'],
      ...['book-shipment', 'mark-order-delayed', 'book-shipment', 'capture-and-confirm'],
    ]);
    const [first, second] = timers.map(({ fireAt }) => fireAt.getTime());
    expect(calls[3]?.input).toEqual({
      ...{ ...subject, activity: 'book-shipment', because: { code: 'error', message: 'down' } },
      nextAt: new Date(first ?? 0).toISOString(),
    });
    for (const wait of [first ?? 0, (second ?? 0) - (first ?? 0)]) {
      expect(wait).toBeGreaterThanOrEqual(30_000);
      expect(wait).toBeLessThanOrEqual(90_000);
    }
    expect(first).not.toBe((second ?? 0) - (first ?? 0));
    expect(result).toEqual({ status: 'completed' });
  });

  test('is waited out for as long as the provider asks', () => {
    const held = new AttemptFailed({ code: 'rate_limited', message: 'the carrier asks us to wait' }, 240_000);
    const { timers } = during({ 'book-shipment': [held, done] }, 'by time');
    expect(timers.map(({ fireAt }) => fireAt.getTime())).toEqual([240_000]);
  });

  test('that lasts too long undoes the order', () => {
    const { names, timers, result } = during({ 'book-shipment': new Error('down') }, 'by time');
    expect(timers.at(-1)?.fireAt.getTime()).toBeLessThanOrEqual(600_000);
    expect(timers.length).toBeGreaterThanOrEqual(6);
    expect(names.slice(-5)).toEqual([
      ...['compensate-order', 'undo-book-shipment', 'undo-authorize-payment', 'undo-reserve-stock', 'fail-order'],
    ]);
    expect(result).toMatchObject({ failure: { code: 'carrier_unavailable' } });
  });

  test('does not hide a cancellation: the wait ends at once, and the step finds the order turned back', () => {
    const failure = { code: 'cancelled', message: 'You cancelled the order.', step: 'cancel-order' };
    const answers = { 'book-shipment': [new Error('down'), { kind: 'turned_back', failure }] };
    const { names, timers, waits } = during(answers, 'by word');
    expect(waits).toEqual(['resume']);
    expect(timers).toMatchObject([{ isCancelled: true }]);
    expect(names.slice(-4)).toEqual([
      ...['undo-book-shipment', 'undo-authorize-payment', 'undo-reserve-stock', 'fail-order'],
    ]);
  });

  test('is not waited out for an order that another run has, or that was turned back meanwhile', () => {
    const answers = { 'book-shipment': [new Error('down'), { kind: 'superseded' }], 'mark-order-delayed': false };
    const { timers, result } = during(answers, 'by time');
    expect(timers).toEqual([]);
    expect(result).toEqual({ status: 'superseded' });
  });

  test('is not waited out by a saga that 0.1.0 started', () => {
    const answers = {
      ...smooth,
      'claim-order': 'claimed',
      'capture-payment': done,
      'book-shipment': new Error('down'),
    };
    const { names } = play(waiting, order, answers, 'by time', 'test', '1.0');
    expect(names).not.toContain('mark-order-delayed');
  });
});
