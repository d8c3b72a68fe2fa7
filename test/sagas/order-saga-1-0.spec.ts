import { expect, test } from 'vitest';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { type Answers, play } from './play.ts';

const partnerId = PartnerId.parse('acme');
/* Instances that 0.1.0 started keep its calls and their order. */

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

test('an order that another run has claimed is left alone', () => {
  const { names, result } = playing({ 'claim-order': 'superseded' });
  expect(names).toEqual(['claim-order']);
  expect(result).toEqual({ status: 'superseded' });
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

test('a capture that stays unanswered is undone too, because a lost response may have been a success', () => {
  const { names } = playing({ 'capture-payment': new Error('socket hang up') });
  expect(names.slice(5)).toEqual([
    'compensate-order',
    'undo-capture-payment',
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
  expect(calls.at(-1)?.input).toMatchObject({ ...order, run: 'run-1', failure });
  expect(result).toEqual({ status: 'failed', failure });
});
