import type { FoundTraces } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { until } from '@partner-orders/loopback-server/until';
import { anOrder, type RunningStack } from '../running-stack.ts';
import type { ConsoleStage } from './open-console.ts';

/**
 * Places orders that succeed, are refunded, fail, are cancelled and get stuck, and waits until all of it is in the telemetry.
 *
 * @returns an order whose payment was undone, and the trace of its request
 */
export async function makeHistory(
  stack: RunningStack,
  stage: ConsoleStage,
): Promise<{ orderId: string; operationId: string }> {
  const acme = await stack.partner('acme');
  const globex = await stack.partner('globex');
  for (const partner of [acme, globex, acme]) await partner.place(anOrder());
  const refunded = await acme.place(anOrder());
  await stack.ended('acme', refunded.id);
  await acme.refund(refunded.id, { reason: 'Sent back' });
  const declined = await acme.place(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' }));
  await stack.ended('acme', declined.id);
  const waiting = await acme.place(
    anOrder({ paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example/thanks' }),
  );
  await acme.cancel(waiting.id);
  await stack.ended('acme', waiting.id);
  // The carrier refuses, so that everything is undone.
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse', times: 1 });
  const undone = await acme.place(anOrder());
  await stack.ended('acme', undone.id);
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  const { id } = await acme.place(anOrder());
  await until('an order to be stuck', async () => (await stack.storedOrder('acme', id)).saga.status === 'stuck');
  await stack.mend('carrier');
  await stack.mend('payments');
  for (const partner of [acme, globex])
    await stack.ended(partner === acme ? 'acme' : 'globex', (await partner.place(anOrder())).id);
  const query = `name=fail-order&Properties.order.id=${undone.id}&reads=true`;
  const operationId = await until('the last step in the telemetry', async () => {
    const { traces } = await stage.ask<FoundTraces>(`/monitor/traces?${query}`);
    return traces[0]?.operationId;
  });
  return { orderId: undone.id, operationId };
}
