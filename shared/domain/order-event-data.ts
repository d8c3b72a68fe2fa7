import { z } from 'zod';
import { openEnum } from './open-enum.ts';
import { OrderEvent } from './order-events.ts';
import { failingSteps, failureCodes } from './order-failure.ts';
import { type OrderEventType, orderEvents, orderStatuses } from './order-lifecycle.ts';
import { refundFailureCodes } from './refund.ts';
import { Parcel, shipmentStatusNames } from './shipment.ts';

const known = OrderEvent.shape.data.shape;
type Field = keyof typeof known;
const meaningOf = (field: { description?: string | undefined }) => field.description ?? '';

/** The data of an order's event, as partners get it: values that a later version adds are no fault. */
export const OrderEventData = OrderEvent.shape.data
  .extend({
    status: openEnum(orderStatuses).describe(meaningOf(known.status)),
    reason: openEnum([...failureCodes, ...refundFailureCodes])
      .optional()
      .describe(meaningOf(known.reason)),
    step: openEnum(failingSteps).optional().describe(meaningOf(known.step)),
    parcels: z
      .array(
        Parcel.omit({ lines: true }).extend({
          status: openEnum(shipmentStatusNames).describe(meaningOf(Parcel.shape.status)),
        }),
      )
      .optional()
      .describe(meaningOf(known.parcels)),
  })
  .describe(meaningOf(OrderEvent.shape.data));

const plain = {
  reason: 'The code of the failure',
  step: 'The step that failed',
  trackingNumber: 'The carrier’s tracking number',
  undone: 'What was undone, the last first',
  refundId: 'The id of the refund',
  amount: 'The amount of the refund or dispute',
  lines: 'The units by product; empty for a refund of an amount without units',
  outcome: 'Whether you keep the money',
  expiresAt: 'When the payer’s time to confirm ends',
  parcels: 'All parcels of the order, with their status after the event',
  changed: 'The names of the fields that changed',
} as const satisfies Partial<Record<Field, string>>;

/** Fields that some events of a type have: those that are about a refund, or that release 0.1.0 did not write yet. */
const sometimes: Partial<Record<OrderEventType, readonly (keyof typeof plain)[]>> = {
  'order.placed': ['lines'],
  'order.confirmed': ['lines'],
  'order.failed': ['undone'],
  'order.delayed': ['refundId'],
  'order.resumed': ['refundId'],
  'order.resume_requested': ['refundId'],
  'order.reclaimed': ['refundId'],
};

/** The data of one type of events. It has these fields and no others. */
export function orderEventDataOf(type: OrderEventType): z.ZodObject {
  const optional = sometimes[type] ?? [];
  const fields = [...new Set([...orderEvents[type].fields, ...optional])];
  const { status, total, reference, ...others } = OrderEventData.shape;
  const toSchema = (field: keyof typeof plain) => {
    const schema = others[field].unwrap().describe(plain[field]);
    return [field, optional.includes(field) ? schema.optional().describe(plain[field]) : schema];
  };
  return z.strictObject({ status, total, reference, ...Object.fromEntries(fields.map(toSchema)) });
}
