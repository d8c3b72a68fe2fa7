import { metrics } from '@opentelemetry/api';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { NotYet } from '../../shared/ports/not-yet.ts';
import type { Retry } from '../../shared/ports/retries.ts';
import { topic } from '../../shared/topic.ts';
import { consume } from './consume.ts';

const now = new Date('2026-05-01T12:00:00.000Z');
const body = { id: 'evt_1', type: 'order.placed', subject: 'ord_1', partnerid: 'acme', traceparent: '00-1-2-01' };
const silent = { info() {}, warn() {}, error() {} };
const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

/** A consumer that fails with `error`, on a bus and a store that work or don't. */
function attempt({
  message = body as unknown,
  metadata = {} as Record<string, unknown>,
  error = outage as Error | null,
  bus = true,
  store = true,
  giveUpMs = 60_000,
}) {
  const copies: Retry[] = [];
  const rejected: Rejection[] = [];
  const done: unknown[] = [];
  const ports = {
    retries: {
      async schedule(retry: Retry) {
        if (!bus) throw new Error('the bus is away');
        copies.push(retry);
      },
    },
    rejections: {
      async add(rejection: Rejection) {
        if (!store) throw new Error('the store is away');
        rejected.push(rejection);
      },
    },
    clock: { now: () => now },
    patience: { firstDelayMs: 10, maxDelayMs: 1_000, giveUpMs },
  };
  const consumer = {
    name: 'start-order-saga',
    subscription: 'saga',
    reads: z.looseObject({ id: z.string() }),
    async work(event: unknown) {
      if (error) throw error;
      done.push(event);
    },
  } as const;
  const given = { body: message, metadata: { messageId: 'evt_1', deliveryCount: 1, ...metadata }, console: silent };
  return { copies, rejected, done, outcome: consume(consumer, given, ports) };
}

const record = vi.fn();
vi.spyOn(metrics, 'getMeter').mockReturnValue({
  createHistogram: () => ({ record }),
  createCounter: () => ({ add: () => undefined }),
} as never);

test.each([
  ['2026-05-01T11:59:57.5Z', 2_500],
  ['2026-05-01T11:59:57.5000000+00:00', 2_500],
  ['2026-05-01T12:00:03Z', 0],
])('a message that Service Bus got at %s has waited %i ms', async (enqueuedTimeUtc, waited) => {
  await attempt({ error: null, metadata: { enqueuedTimeUtc } }).outcome;
  expect(record).toHaveBeenLastCalledWith(waited, { consumer: 'start-order-saga' });
});

test('a message that is processed is completed, and nothing else happens', async () => {
  const { copies, rejected, done, outcome } = attempt({ error: null });
  await outcome;
  expect({ copies, rejected, done }).toEqual({ copies: [], rejected: [], done: [body] });
});

test('after a temporary failure, a copy is sent to its own subscription, in the same trace', async () => {
  const { copies, rejected, outcome } = attempt({ metadata: { applicationProperties: { partnerId: 'acme' } } });
  await outcome;
  expect(rejected).toEqual([]);
  expect(copies).toEqual([
    {
      subscription: 'saga',
      messageId: 'evt_1/saga/2',
      contentType: undefined,
      properties: {
        partnerId: 'acme',
        attempt: 2,
        copyOf: 'evt_1',
        failingSince: now.toISOString(),
        lastFailure: 'ECONNREFUSED: connect ECONNREFUSED',
      },
      body,
      at: expect.toSatisfy((at: Date) => at.getTime() >= now.getTime() + 5 && at.getTime() <= now.getTime() + 10),
    },
  ]);
});

test('the copy of a copy has a higher attempt and a longer delay, and keeps the time of the first failure', async () => {
  const failingSince = '2026-05-01T11:59:30.000Z';
  const metadata = {
    messageId: 'evt_1/saga/7',
    applicationProperties: { attempt: 7, copyOf: 'evt_1', failingSince, lastFailure: 'x: y' },
  };
  const { copies, outcome } = attempt({ metadata });
  await outcome;
  expect(copies).toMatchObject([
    { messageId: 'evt_1/saga/8', properties: { attempt: 8, copyOf: 'evt_1', failingSince } },
  ]);
  expect(copies[0]?.at?.getTime()).toBeGreaterThanOrEqual(now.getTime() + 320);
});

test('a message that came before what it is about waits an hour, and is then set aside', async () => {
  const failing = (ms: number) => ({
    metadata: { applicationProperties: { attempt: 9, failingSince: new Date(now.getTime() - ms).toISOString() } },
    error: new NotYet('there is no order'),
    giveUpMs: 86_400_000,
  });
  const early = attempt(failing(3_599_000));
  await early.outcome;
  expect([early.copies.length, early.rejected.length]).toEqual([1, 0]);
  const late = attempt(failing(3_600_000));
  await late.outcome;
  expect(late.copies).toEqual([]);
  expect(late.rejected).toMatchObject([{ kind: 'given_up', cause: { code: 'not_yet', message: 'there is no order' } }]);
});

test('a message that is delivered again after its copy was sent sends the same copy', async () => {
  const once = attempt({});
  const twice = attempt({ metadata: { deliveryCount: 2 } });
  await Promise.all([once.outcome, twice.outcome]);
  expect(twice.copies[0]?.messageId).toBe(once.copies[0]?.messageId);
});

test('the id of a copy fits even if the message’s id has the greatest length that Service Bus allows', async () => {
  const { copies, outcome } = attempt({ metadata: { messageId: 'x'.repeat(128) } });
  await outcome;
  expect(copies[0]?.messageId.length).toBeLessThanOrEqual(128);
});

test('a message that can never succeed is set aside with its cause and content', async () => {
  const { copies, rejected, outcome } = attempt({ message: { id: 5, subject: 'ord_1' } });
  await outcome;
  expect(copies).toEqual([]);
  expect(rejected).toMatchObject([
    {
      consumer: 'start-order-saga',
      subscription: 'saga',
      kind: 'unreadable',
      cause: { code: 'unreadable', message: expect.stringMatching(/^id: /) },
      attempts: 1,
      event: { orderId: 'ord_1' },
      message: { id: 'evt_1', body: '{"id":5,"subject":"ord_1"}', isWhole: true },
    },
  ]);
});

test.each([null, '', 'plain text', ['a'], 7])('a message of %j is set aside', async (message) => {
  const { rejected, outcome } = attempt({ message: message as unknown });
  await outcome;
  expect(rejected).toHaveLength(1);
});

test('a body that is too long or contains a secret is not kept in full', async () => {
  const long = attempt({ message: { text: 'word '.repeat(10_000) } });
  const secret = attempt({ message: { note: 'Bearer abcdef' } });
  await Promise.all([long.outcome, secret.outcome]);
  expect(long.rejected[0]?.message).toMatchObject({ isWhole: false });
  expect(long.rejected[0]?.message.body.length).toBeLessThan(20_000);
  expect(secret.rejected[0]?.message).toMatchObject({ isWhole: false, body: '{"note":"Bearer [redacted]"}' });
});

test('a message that has failed for too long is set aside with the last cause', async () => {
  const metadata = {
    applicationProperties: { attempt: 40, copyOf: 'evt_1', failingSince: '2026-05-01T11:58:59.000Z' },
  };
  const { copies, rejected, outcome } = attempt({ metadata });
  await outcome;
  expect(copies).toEqual([]);
  expect(rejected).toMatchObject([{ kind: 'given_up', attempts: 40, cause: { code: 'ECONNREFUSED' } }]);
});

test('a message that can’t be set aside is sent again, for as long as necessary', async () => {
  const unreadable = attempt({ message: {}, store: false });
  const old = { applicationProperties: { attempt: 40, failingSince: '2020-01-01T00:00:00.000Z' } };
  const givenUp = attempt({ metadata: old, store: false });
  await Promise.all([unreadable.outcome, givenUp.outcome]);
  expect(unreadable.copies).toHaveLength(1);
  expect(givenUp.copies).toHaveLength(1);
});

test('a message that can’t be sent again is abandoned, and set aside at its last delivery', async () => {
  const first = attempt({ bus: false });
  await expect(first.outcome).rejects.toThrow('ECONNREFUSED');
  expect(first.rejected).toEqual([]);

  const last = attempt({ bus: false, metadata: { deliveryCount: topic.maxDeliveryCount } });
  await last.outcome;
  expect(last.rejected).toMatchObject([{ kind: 'given_up' }]);
});

test('a message becomes a dead letter only if it can be neither sent again nor set aside', async () => {
  const { outcome } = attempt({ bus: false, store: false, metadata: { deliveryCount: topic.maxDeliveryCount } });
  await expect(outcome).rejects.toThrow('ECONNREFUSED');
});
