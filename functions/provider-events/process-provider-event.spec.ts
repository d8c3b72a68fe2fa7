import { expect, test } from 'vitest';
import { ProviderEvent } from '../../shared/domain/provider-event.ts';
import type { EventHandlerPorts, EventHandlers } from './event-handler.ts';
import { processProviderEvent } from './process-provider-event.ts';

const ports = {} as EventHandlerPorts;
const at = '2026-11-27T12:00:00.000Z';
const shipped = ProviderEvent.parse({
  ...{ provider: 'carrier', eventId: 'msg_1', type: 'shipment.shipped', at, version: 2, packages: [] },
  ...{ reference: 'ord_1', trackingNumber: 'LP1', status: 'shipped' },
});
const paid = ProviderEvent.parse({
  ...{ provider: 'payments', eventId: 'evt_1', type: 'payment_intent.succeeded', at, paymentId: 'pi_1' },
  change: { kind: 'payment', status: 'succeeded' },
});

/** The events that got to a handler. */
async function handled(event: ProviderEvent): Promise<string[]> {
  const seen: string[] = [];
  const handlers: EventHandlers = {
    payments: { 'payment_intent.succeeded': async ({ paymentId }) => see(paymentId) },
    carrier: { 'shipment.delivered': async ({ reference }) => see(reference) },
  };
  const see = (what: string) => {
    seen.push(what);
    return 'done' as const;
  };
  await processProviderEvent(event, ports, handlers);
  return seen;
}

test('an event gets to the handler of its provider and type, and one without a handler to none', async () => {
  expect(await handled(paid)).toEqual(['pi_1']);
  expect(await handled(shipped)).toEqual([]);
});
