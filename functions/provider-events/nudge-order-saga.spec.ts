import { expect, test } from 'vitest';
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
async function handle(order: Order | undefined, { paymentId = 'pi_1', names = order as Order | undefined } = {}) {
  const woken: (string | undefined)[] = [];
  const ports = {
    orders: { find: async () => order },
    sagas: { resume: async (_: unknown, instance: string | undefined) => woken.push(instance) > 0 },
  } as unknown as EventHandlerPorts;
  const given = event(names, paymentId);
  const outcome = await nudgeOrderSaga(given, ports);
  return { outcome, woken: woken.length, isWanted: await isWanted(given, eventHandlers, ports) };
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
