import { z } from 'zod';
import type { NewerEvent } from './event-envelope.ts';
import { OrderId, PartnerId, Sku } from './ids.ts';
import { Money } from './money.ts';
import type { Order } from './order.ts';
import {
  type After,
  type Before,
  type CommandWithEvent,
  type EventField,
  orderCommands,
  orderEvents,
  orderEventTypes,
  orderStatuses,
} from './order-lifecycle.ts';
import { personalData } from './personal-data.ts';
import { Parcel } from './shipment.ts';
import { undoneWords } from './undone.ts';

export const OrderEventType = z.enum(orderEventTypes);
export type OrderEventType = z.infer<typeof OrderEventType>;

const meanings = orderEventTypes.map((type) => `\`${type}\`: ${orderEvents[type].means}`).join('. ');

/** Lists the events that have a field, for its description. */
function listEventsWith(field: EventField): string {
  const having = orderEventTypes.filter((type) => (orderEvents[type].fields as readonly string[]).includes(field));
  return `Of ${having.map((type) => `\`${type}\``).join(', ')}`;
}

/** Units of a product in an event: an order with the most lines still makes an event of less than 20 kB. */
export const EventLine = z.object({
  sku: Sku,
  quantity: z.int().positive().describe('The number of units'),
  total: Money.describe('The price of these units'),
});
export type EventLine = z.infer<typeof EventLine>;

/**
 * What happened to an order, in the past tense. It holds only ids, statuses and amounts, no names and no addresses, so
 * that it can be sent anywhere. `sequence` is the order's version, counted from 1 without gaps.
 */
export const OrderEvent = z.object({
  id: z.string().describe('The id of the event: the same if the event is delivered again'),
  type: OrderEventType.describe(`What happened. ${meanings}`),
  partnerId: PartnerId,
  orderId: OrderId,
  sequence: z.int().positive().describe('The position of the event in the order, counted from 1 without gaps'),
  at: z.iso.datetime(),
  by: z
    .enum(['partner', 'saga', 'operator', 'payer', 'carrier', 'screening'])
    .describe(
      'Who caused it: you (`partner`), the order’s processing (`saga`), our staff (`operator`), the payer (`payer`), the carrier (`carrier`) or the review of orders (`screening`)',
    ),
  /** The order's screening has to look at it. Partners don't see this. */
  screening: z.literal('required').optional(),
  data: z
    .object({
      status: z.enum(orderStatuses).describe('The status of the order after the event'),
      total: Money.describe('The price of the whole order'),
      reference: z
        .string()
        .register(personalData, { of: 'recipient' })
        .optional()
        .describe('Your own reference for the order'),
      reason: z
        .string()
        .optional()
        .describe(`${listEventsWith('reason')}: the code of the failure`),
      step: z
        .string()
        .optional()
        .describe(`${listEventsWith('step')}: the step that failed`),
      trackingNumber: z
        .string()
        .register(personalData, { of: 'recipient' })
        .optional()
        .describe(`${listEventsWith('trackingNumber')}: the carrier’s tracking number`),
      undone: z
        .array(z.string())
        .optional()
        .describe(
          `${listEventsWith('undone')}: what was undone, the last first: ${undoneWords.map((word) => `\`${word}\``).join(', ')}`,
        ),
      refundId: z
        .string()
        .optional()
        .describe(`${listEventsWith('refundId')}, and of others that are about a refund: its id`),
      amount: Money.optional().describe(`${listEventsWith('amount')}: the amount of the refund or dispute`),
      lines: z
        .array(EventLine)
        .optional()
        .describe(
          `${listEventsWith('lines')}: the units by product. Events of orders from before this field existed have none, and it is empty for a refund of an amount without units`,
        ),
      outcome: z
        .enum(['won', 'lost'])
        .optional()
        .describe(`${listEventsWith('outcome')}: whether you keep the money`),
      expiresAt: z.iso
        .datetime()
        .optional()
        .describe(`${listEventsWith('expiresAt')}: when the payer’s time to confirm ends`),
      parcels: z
        .array(Parcel.omit({ lines: true }))
        .optional()
        .describe(`${listEventsWith('parcels')}: all parcels of the order, with their status after the event`),
      changed: z
        .array(z.string())
        .optional()
        .describe(`${listEventsWith('changed')}: the names of the fields that changed`),
    })
    .describe('The data of the event; its fields depend on the type'),
});
export type OrderEvent = z.infer<typeof OrderEvent>;

/** An event whose document can't be read because of our own error. An operator repairs it. */
export interface UnreadableEvent {
  type: 'unreadable';
  id: string;
  sequence: number;
  /** The wrong field and the reason, for operators. */
  fault: string;
}

/** An entry of an order's timeline. */
export type TimelineEvent = OrderEvent | NewerEvent | UnreadableEvent;

/** The fields that a command's event must have, besides those that all events have. */
export type FieldsOf<C extends CommandWithEvent> = Required<
  Pick<OrderEvent['data'], EventField<(typeof orderCommands)[C]['event']>>
>;

/** Builds the event of the command that brought the order to its current version. */
export function eventOf<C extends CommandWithEvent, From extends Before<C> = Before<C>>(
  command: C,
  order: After<C, From>,
  fields: FieldsOf<C> & Pick<OrderEvent['data'], 'refundId'>,
): OrderEvent;
export function eventOf(command: CommandWithEvent, order: Order, fields: Partial<OrderEvent['data']>): OrderEvent {
  const { event: type, by } = orderCommands[command];
  return {
    id: eventIdFor(order.id, order.version),
    type,
    partnerId: order.partnerId,
    orderId: order.id,
    sequence: order.version,
    at: order.updatedAt,
    by,
    data: {
      status: order.status,
      total: order.total,
      ...(order.reference === undefined ? {} : { reference: order.reference }),
      ...fields,
    },
  };
}

/** A version never has two events, so order and version identify the event. */
export function eventIdFor(orderId: OrderId, sequence: number): string {
  return `evt_${orderId.slice('ord_'.length)}_${sequence}`;
}

/** The order and position of an event, by its id; undefined if no order of ours can have such an event. */
export function placeOfEvent(id: string): { orderId: OrderId; sequence: number } | undefined {
  const [, order, sequence] = /^evt_(.+)_([1-9]\d*)$/.exec(id) ?? [];
  const orderId = OrderId.safeParse(`ord_${order}`);
  return orderId.success ? { orderId: orderId.data, sequence: Number(sequence) } : undefined;
}
