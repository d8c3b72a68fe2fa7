import { metrics } from '@opentelemetry/api';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { defineActivity, Nothing, type SagaPorts } from '../../orchestrations/activity.ts';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { runActivity } from '../../orchestrations/run-activity.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { play } from './play.ts';

const policy = { attempts: 3, firstDelayMs: 1_000, maxDelayMs: 1_000 };
const waits = { stuckDelayMs: 1_000, stuckLookMs: 1_000, outageMs: 3_600_000, outageDelayMs: 60_000 };
const partnerId = PartnerId.parse('acme');
const order = { partnerId, orderId: orderIdFor(partnerId, 'po-1') };

test('a saga tells its first step how long it waited itself, and each step when it asked for it', () => {
  // It runs at 0.
  const startedAt = new Date(-3_000).toISOString();
  const saga = orderSaga.orchestrator({ act: policy, finish: policy, ...waits });
  const done = { kind: 'done' };
  const answers = {
    ...{ 'reserve-stock': done, 'authorize-payment': done },
    ...{ 'book-shipment': done, 'capture-and-confirm': done },
  };
  const { calls } = play(saga, { ...order, startedAt }, answers, 'by word', 'test', '1.1');
  expect(calls.map(({ input }) => (input as { queued?: unknown }).queued)).toEqual([
    { at: 0, startMs: 3_000 },
    { at: 0 },
    { at: 0 },
    undefined,
  ]);
});

const recorded: unknown[][] = [];
const instrument = (name: string) => ({
  add: () => undefined,
  record: (ms: number, of: object) => recorded.push([name, ms, of]),
});
vi.spyOn(metrics, 'getMeter').mockReturnValue({ createHistogram: instrument, createCounter: instrument } as never);
beforeEach(() => void recorded.splice(0));

const RUNS_AT = 10_000;
const ports = { clock: { now: () => new Date(RUNS_AT) } } as SagaPorts;
const quiet = { info() {}, warn() {}, error() {} };
const attemptOf = (handler: () => Promise<void>) =>
  runActivity(defineActivity('a-step', z.unknown(), Nothing, handler), ports, policy);

test('the wait of a step and of the start of its saga are recorded when the step runs', async () => {
  const attempt = attemptOf(async () => undefined);
  await attempt({ ...order, run: 'one', queued: { at: 6_000, startMs: 3_000 } }, quiet);
  expect(recorded).toEqual([
    ['saga.wait', 4_000, { of: 'step' }],
    ['saga.wait', 3_000, { of: 'start' }],
  ]);
});

test('nothing is recorded of a step that does not say when it was asked for, as in a saga of an earlier release', async () => {
  await attemptOf(async () => undefined)({ ...order, run: 'one' }, quiet);
  expect(recorded).toEqual([]);
});

test('an attempt that is repeated records no wait: it waited on purpose', async () => {
  const attempt = attemptOf(() => Promise.reject(new Error('the carrier is away')));
  const given = { ...order, run: 'one', queued: { at: 6_000 } };
  await expect(attempt(given, quiet)).rejects.toThrow();
  await expect(attempt(given, quiet)).rejects.toThrow();
  expect(recorded).toHaveLength(1);
});

test('a process whose clock is behind records no wait, and not less than none', async () => {
  await attemptOf(async () => undefined)({ ...order, run: 'one', queued: { at: RUNS_AT + 50 } }, quiet);
  expect(recorded).toEqual([['saga.wait', 0, { of: 'step' }]]);
});
