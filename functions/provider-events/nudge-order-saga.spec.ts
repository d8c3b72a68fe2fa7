import { describe, expect, test } from 'vitest';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Order } from '../../shared/domain/order.ts';
import { delay } from '../../shared/domain/order-outage.ts';
import type { PaymentEvent } from '../../shared/domain/provider-event.ts';
import { after, at, because, orders, step } from '../../test/sample-orders.ts';
import type { EventHandlerPorts } from './event-handler.ts';
import { eventHandlers } from './event-handlers.ts';
import { isWanted } from './is-wanted.ts';
import { nudgeOrderSaga } from './nudge-order-saga.ts';

const event = (order: Order | undefined, paymentId = 'pi_1'): PaymentEvent => ({
  ...{ provider: 'payments', eventId: 'evt_1', type: 'payment_intent.amount_capturable_updated', at: at.toISOString() },
  ...{ paymentId, change: { kind: 'payment', status: 'requires_capture' } },
  ...(order && { order: { partnerId: order.partnerId, orderId: order.id } }),
});

/** What becomes of an event, whether it is worth a message, and which instances were woken. */
async function handle(
  order: Order | undefined,
  { paymentId = 'pi_1', names = order as Order | undefined, later = {} as Partial<PaymentEvent> } = {},
) {
  const saved: Finding[] = [];
  const woken: (string | undefined)[] = [];
  const ports = {
    orders: { find: async () => order },
    clock: { now: () => at },
    reconciliation: { findFinding: async () => undefined, saveFinding: async (one: Finding) => void saved.push(one) },
    sagas: { resume: async (_: unknown, instance: string | undefined) => woken.push(instance) > 0 },
  } as unknown as EventHandlerPorts;
  const given = { ...event(names, paymentId), ...later };
  const outcome = await nudgeOrderSaga(given, ports);
  const result = { outcome, woken: woken.length, isWanted: await isWanted(given, eventHandlers, ports) };
  return saved.length === 0 ? result : { ...result, saved };
}

const { noted, awaiting, authorized, booked, confirmed, failed, cancellingAwaiting, stuckForward } = orders;
const waitingForOutage = after(noted, (order) => delay(order, { activity: 'x', because, nextAt: at }, step));

test.each([
  ['the payer', awaiting],
  ['an outage to end', waitingForOutage],
  ['a person', stuckForward],
])('the saga of an order that waits for %s is woken, so that it looks how the payment stands', async (_, order) => {
  expect(await handle(order)).toEqual({ outcome: 'done', woken: 1, isWanted: true });
});

test.each([noted, authorized, booked, confirmed, failed, cancellingAwaiting])(
  'an order that waits for nobody is left alone, and its event needs no message: $status',
  async (order) => {
    expect(await handle(order)).toEqual({ outcome: 'unchanged', woken: 0, isWanted: false });
  },
);

test('an event of another payment than the one that the order notes wakes nobody', async () => {
  expect(await handle(awaiting, { paymentId: 'pi_2' })).toEqual({ outcome: 'unchanged', woken: 0, isWanted: false });
});

test('an event that names no order, or one that does not exist, is not ours', async () => {
  for (const given of [{ names: undefined }, { names: awaiting }]) {
    expect(await handle(undefined, given)).toEqual({ outcome: 'ignored', woken: 0, isWanted: false });
  }
});

describe('money that came after the order had ended', () => {
  const later = { at: new Date(at.getTime() + 1).toISOString() };
  const leftAlone = { outcome: 'unchanged', woken: 0, isWanted: false };
  const due = { subject: { kind: 'payment' }, state: 'waiting' };

  test.each([
    ['held for an order that failed', failed, 'pi_1', 'payment_intent.amount_capturable_updated'],
    ['captured for an order that was cancelled', orders.cancelled, 'pi_1', 'payment_intent.succeeded'],
    ['a second payment of a confirmed order', confirmed, 'pi_2', 'payment_intent.succeeded'],
  ] as const)('is compared soon: %s', async (_, order, paymentId, type) => {
    const handled = await handle(order, { paymentId, later: { ...later, type } });
    expect(handled).toMatchObject({ outcome: 'done', woken: 0, isWanted: true, saved: [due] });
  });

  test.each([
    ['the payment of a confirmed order', confirmed, 'payment_intent.succeeded'],
    ['a payment that was released', failed, 'payment_intent.canceled'],
    ['a payment that was refused', failed, 'payment_intent.payment_failed'],
  ] as const)('is not: %s', async (_, order, type) => {
    expect(await handle(order, { later: { ...later, type } })).toEqual(leftAlone);
  });
});
