import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';
import { type RedeliveryJob, redeliveryStatuses } from '../../../shared/domain/redelivery-job.ts';
import {
  DeliveryId,
  deliveryStatuses,
  KEPT_ATTEMPTS,
  subjectOfDelivery,
  type WebhookDelivery,
} from '../../../shared/domain/webhook-delivery.ts';

/** The shapes of deliveries that partners see. */

const Attempt = z
  .object({
    at: z.iso.datetime().describe('When it was made'),
    status: z.int().optional().describe('The HTTP status of your answer; absent if there was none'),
    latencyMs: z.int().nonnegative().describe('How long it took, in milliseconds'),
    excerpt: z.string().optional().describe('The beginning of your answer'),
    error: z.string().optional().describe('Why there was no answer, or why it does not count'),
  })
  .meta({ id: 'WebhookAttempt' });

export const DeliveryView = z
  .object({
    id: DeliveryId,
    eventId: z.string().describe('The id of the event: the header `webhook-id` of every attempt'),
    type: z.string().describe('The type of the event'),
    orderId: OrderId.optional().describe('The order that the event is about'),
    sequence: z.int().positive().optional().describe('Its position among the events of the order'),
    status: openEnum(deliveryStatuses).describe(
      '`pending`: an attempt follows. `delivered`: your endpoint answered 2xx. `failed`: no attempt follows; you can have it sent again',
    ),
    eventAt: z.iso.datetime().describe('When the event happened'),
    createdAt: z.iso.datetime().describe('When the delivery began'),
    attempts: z.array(Attempt).describe(`The last ${KEPT_ATTEMPTS} attempts, the oldest first`),
    nextAttemptAt: z.iso.datetime().optional().describe('When the next attempt is due'),
  })
  .meta({
    id: 'WebhookDelivery',
    examples: [
      {
        id: 'dlv_8esn9detr82z9cmsvc7wzjj8gf_4',
        eventId: 'evt_8esn9detr82z9cmsvc7wzjj8gf_4',
        type: 'order.confirmed',
        orderId: 'ord_8esn9detr82z9cmsvc7wzjj8gf',
        sequence: 4,
        status: 'pending',
        eventAt: '2026-01-31T12:00:01.103Z',
        createdAt: '2026-01-31T12:00:01.420Z',
        attempts: [{ at: '2026-01-31T12:00:01.310Z', status: 503, latencyMs: 87, excerpt: 'busy' }],
        nextAttemptAt: '2026-01-31T12:00:06.500Z',
      },
    ],
  });
export type DeliveryView = z.infer<typeof DeliveryView>;

export function toDeliveryView(delivery: WebhookDelivery): DeliveryView {
  const { id, eventId, type, sequence, status, eventAt, createdAt, attempts, nextAttemptAt } = delivery;
  const about = OrderId.safeParse(subjectOfDelivery(id));
  return {
    ...{ id, eventId, type },
    ...(about.success ? { orderId: about.data } : {}),
    ...(sequence === undefined ? {} : { sequence }),
    ...{ status, eventAt, createdAt, attempts },
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
  };
}

export const RedeliveryView = z
  .object({
    id: z.string().describe('The id of the redelivery'),
    status: openEnum(redeliveryStatuses).describe(
      '`running`: it goes on. `done`: it has looked at all events. `stopped`: the endpoint was disabled or deleted meanwhile',
    ),
    failedSince: z.iso.datetime().describe('Events from this time on are sent again if they were not delivered'),
    progress: z
      .object({
        looked: z.int().nonnegative().describe('How many events it has looked at'),
        redelivered: z.int().nonnegative().describe('How many of them it sends again'),
      })
      .meta({ id: 'RedeliveryProgress' })
      .describe('How far it is'),
    createdAt: z.iso.datetime().describe('When it was asked for'),
    updatedAt: z.iso.datetime().describe('When it last went on'),
  })
  .meta({
    id: 'WebhookRedelivery',
    examples: [
      {
        id: 'rdl_8esn9detr82z9cmsvc7wzjj8gf',
        status: 'running',
        failedSince: '2026-01-31T12:00:00.000Z',
        progress: { looked: 300, redelivered: 12 },
        createdAt: '2026-01-31T14:00:00.000Z',
        updatedAt: '2026-01-31T14:00:03.000Z',
      },
    ],
  });
export type RedeliveryView = z.infer<typeof RedeliveryView>;

export function toRedeliveryView(job: RedeliveryJob): RedeliveryView {
  const { id, status, failedSince, looked, redelivered, createdAt, updatedAt } = job;
  return { id, status, failedSince, progress: { looked, redelivered }, createdAt, updatedAt };
}
