import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { expect, test } from 'vitest';
import { endpointIdFor, orderIdFor, PartnerId } from '../../domain/ids.ts';
import { eventIdFor } from '../../domain/order-events.ts';
import { deliveryIdFor } from '../../domain/webhook-delivery.ts';
import type { DeliveryNudge } from '../../domain/webhook-nudge.ts';
import { ServiceBusWebhookNudges } from './service-bus-webhook-nudges.ts';

const partnerId = PartnerId.parse('acme');
const orderId = orderIdFor(partnerId, 'one');
const at = new Date('2026-11-27T10:00:00.000Z');

function toEvent(sequence: number) {
  const eventId = eventIdFor(orderId, sequence);
  return { id: deliveryIdFor(eventId), eventId, eventAt: at.toISOString(), type: 'order.updated', sequence };
}

function toNudge([first = 1, ...following]: number[], marks: Partial<DeliveryNudge> = {}): DeliveryNudge {
  return {
    ...{ kind: 'delivery', partnerId, endpointId: endpointIdFor(partnerId, 'shop'), ...toEvent(first) },
    ...{ attempt: 1, putOff: 0, following: following.map(toEvent), ...marks },
  };
}

async function idOf(nudge: DeliveryNudge): Promise<unknown> {
  let id: unknown;
  const scheduleMessages = async ({ messageId }: ServiceBusMessage) => {
    id = messageId;
  };
  await new ServiceBusWebhookNudges({ scheduleMessages } as unknown as ServiceBusSender).schedule(nudge, at);
  return id;
}

test('two nudges with the same first and last event are the same only if the events in between are', async () => {
  const lane = 'lane';
  expect(await idOf(toNudge([1, 2, 4], { lane }))).toBe(await idOf(toNudge([1, 2, 4], { lane })));
  expect(await idOf(toNudge([1, 2, 4], { lane }))).not.toBe(await idOf(toNudge([1, 3, 4], { lane })));
});

test('a first attempt from a page of the feed is another nudge than that of the fan-out, and its retry is the same', async () => {
  const page = 'page';
  expect(await idOf(toNudge([1], { page }))).not.toBe(await idOf(toNudge([1])));
  expect(await idOf(toNudge([1], { page, attempt: 2 }))).toBe(await idOf(toNudge([1], { attempt: 2 })));
});
