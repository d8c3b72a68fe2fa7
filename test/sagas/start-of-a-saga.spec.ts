import { expect, test } from 'vitest';
import { z } from 'zod';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { runOrchestrator } from '../run-orchestrator.ts';

const partnerId = PartnerId.parse('acme');
const order = { partnerId, orderId: orderIdFor(partnerId, 'k') };
const policyOf = (attempts: number) => ({ attempts, firstDelayMs: 1_000, maxDelayMs: 8_000 });
const policiesOf = (attempts: number) => ({
  act: policyOf(attempts),
  finish: policyOf(attempts),
  stuckDelayMs: 1,
  stuckLookMs: 1,
  outageMs: 0,
  outageDelayMs: 60_000,
});
const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
const begun = (Timestamp: string) => [
  { EventType: 12, EventId: -1, IsPlayed: false, Timestamp },
  { EventType: 0, EventId: -1, IsPlayed: false, Timestamp, Name: 'order-saga', Version: '1.0', Input: '' },
];
const claimed = [
  { EventType: 4, EventId: 0, IsPlayed: false, Timestamp: at(1), Name: 'claim-order' },
  { EventType: 13, EventId: -1, IsPlayed: false, Timestamp: at(1) },
  { EventType: 12, EventId: -1, IsPlayed: false, Timestamp: at(2) },
  { EventType: 5, EventId: -1, IsPlayed: false, Timestamp: at(2), TaskScheduledId: 0, Result: '"claimed"' },
];
const Said = z.object({
  actions: z.tuple([
    z.array(
      z.looseObject({
        input: z.looseObject({ run: z.string() }),
        retryOptions: z.looseObject({ maxNumberOfAttempts: z.number() }),
      }),
    ),
  ]),
});

async function said(input: object, history: object[], attempts = 6) {
  const asked = { instanceId: `order-${order.orderId}`, input: { ...order, ...input }, history };
  return Said.parse(await runOrchestrator(orderSaga.orchestrator(policiesOf(attempts)), asked)).actions[0];
}

test('two sagas of one order that start in the same millisecond, in the task hubs of two colours, are two runs', async () => {
  const [one] = await said({ start: 'a' }, begun(at(1)));
  const [other] = await said({ start: 'b' }, begun(at(1)));
  const [replayed] = await said({ start: 'a' }, [...begun(at(1)), ...claimed]);
  expect(one?.input.run).not.toBe(other?.input.run);
  expect(replayed?.input.run).toBe(one?.input.run);
});

test('a saga keeps the retry settings that it was started with, whatever the settings are now', async () => {
  const history = [...begun(at(1)), ...claimed];
  const [, step] = await said({ start: 'a', policies: policiesOf(6) }, history, 2);
  expect(step?.retryOptions.maxNumberOfAttempts).toBe(6);
  const [, unknown] = await said({ start: 'a' }, history, 2);
  expect(unknown?.retryOptions.maxNumberOfAttempts).toBe(2);
});
