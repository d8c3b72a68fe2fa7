import { z } from 'zod';
import { holdsCardDigits } from '../../../shared/domain/card-number.ts';
import type { Dispute } from '../../../shared/domain/dispute.ts';
import { OrderId, Sku } from '../../../shared/domain/ids.ts';
import { Money } from '../../../shared/domain/money.ts';
import type { NewerOrder } from '../../../shared/domain/newer-order.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';
import { Address, isPaid, type Order, OrderLine, type PaidOrder, PaymentAction } from '../../../shared/domain/order.ts';
import { OrderEventData } from '../../../shared/domain/order-event-data.ts';
import { OrderEvent, type TimelineEvent } from '../../../shared/domain/order-events.ts';
import { failingSteps, failureCodes } from '../../../shared/domain/order-failure.ts';
import { meaningOf, orderStatuses } from '../../../shared/domain/order-lifecycle.ts';
import { leftOf, totalsOf } from '../../../shared/domain/order-refunds.ts';
import { isWaitingForVerdict } from '../../../shared/domain/order-screening.ts';
import type { RefundTotals } from '../../../shared/domain/refund.ts';
import { Parcel, parcelsOf, type Shipment, shipmentStatusNames, statusOf } from '../../../shared/domain/shipment.ts';
import { lineOfText } from '../line-of-text.ts';
import { orderExamples } from './order-examples.ts';
import { PaymentStatus, paymentStatusOf } from './payment-status.ts';

/** The shapes of orders that partners send and receive. */

const ShipTo = z
  .strictObject({
    name: lineOfText(100).describe('Who receives it'),
    street: lineOfText(200).describe('Street and number'),
    city: lineOfText(100).describe('City'),
    postalCode: lineOfText(20).describe('Postal code'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 country code')
      .describe('ISO 3166-1 alpha-2'),
  })
  .meta({ id: 'ShipTo' });

const RequestedLine = z
  .strictObject({ sku: Sku, quantity: z.int().min(1).max(10_000).describe('The number of units') })
  .meta({ id: 'RequestedLine' });

const Reference = lineOfText(64).describe('Your own reference for the order');

export const Metadata = z
  .record(lineOfText(40), z.string().max(500))
  .refine((metadata) => Object.keys(metadata).length <= 50, 'must have at most 50 keys')
  .describe('Up to 50 of your own names and values');

/** Only a token: anyone who stores card numbers falls under the rules for card data. */
const PaymentMethod = lineOfText(100)
  .refine(
    (text) => text.length > 100 || !holdsCardDigits(text),
    'must be a token of the payment provider, never a card number',
  )
  .describe('The payment provider’s token for the payment method, never a card number');

/** What a browser can open without a warning, and what can't hide credentials. */
const ReturnUrl = z
  .string()
  .max(2_000)
  .refine((text) => {
    const url = /^https:\/\/[^\s\\\p{C}]+$/iu.test(text) ? URL.parse(text) : null;
    return url !== null && url.username === '' && url.password === '';
  }, 'must be an https URL without a user name or password');

export const PlaceOrder = z
  .strictObject({
    reference: Reference.optional(),
    lines: z.array(RequestedLine).min(1).max(100).describe('The products and quantities'),
    shipTo: ShipTo.describe('The delivery address'),
    paymentMethod: PaymentMethod,
    returnUrl: ReturnUrl.optional().describe(
      'Where the payer’s browser goes after they confirmed or refused the payment, for example with 3-D Secure. Only https. The payment provider adds its own parameters: read the result from the order, not from them. Without `returnUrl`, a payment that needs the payer is declined',
    ),
    metadata: Metadata.optional(),
  })
  .meta({ id: 'PlaceOrder' });

const ShownFailure = z
  .object({
    code: openEnum(failureCodes).describe(
      'What went wrong, as a code for programs. We may add codes: for one that you do not know, read the message',
    ),
    message: z.string().describe('What went wrong, as a sentence for people'),
    step: openEnum(failingSteps).describe('The step that failed'),
  })
  .meta({ id: 'OrderFailure' });

const ShownStatus = openEnum(shipmentStatusNames);
const { status: parcelStatus } = Parcel.shape;
const ShownParcel = Parcel.extend({ status: ShownStatus.describe(parcelStatus.description ?? '') }).meta({
  id: 'Parcel',
});

const ShownShipment = z
  .object({
    trackingNumber: z.string().describe('The carrier’s tracking number of the first parcel'),
    carrier: z.string().describe('The carrier'),
    status: ShownStatus.describe(
      'Where the goods are: `shipped` from when the first parcel leaves until the last has arrived. Then the status that all parcels have, or else the worst of them: `lost`, then `returned`',
    ),
    parcels: z.array(ShownParcel).describe('The parcels: the carrier may send the goods in several'),
  })
  .meta({ id: 'Shipment' });

const meanings = orderStatuses.map((status) => `\`${status}\`: ${meaningOf(status)}`).join('. ');
const visible = z.object({
  id: OrderId,
  status: openEnum(orderStatuses).describe(
    `How far the order is. ${meanings}. There may be others: treat one that you do not know as on its way`,
  ),
  version: z
    .int()
    .positive()
    .describe(
      'The number of the order’s version: it grows with each change of yours and ours. The ETag begins with it',
    ),
  createdAt: z.iso.datetime().describe('When the order was placed'),
  updatedAt: z.iso.datetime().describe('When the order last changed'),
  reference: z.string().optional().describe('Your own reference for the order'),
  lines: z.array(OrderLine).describe('The products and quantities'),
  total: Money.describe('The price of the whole order'),
  shipTo: Address.describe('The delivery address'),
  paymentMethod: z.string().describe('The payment provider’s token for the payment method'),
  returnUrl: z.string().optional().describe('Where the payer’s browser goes after they confirmed the payment'),
  metadata: z.record(z.string(), z.string()).describe('Your own names and values'),
  erasedAt: z.iso
    .datetime()
    .optional()
    .describe(
      'Present once the personal data of recipient and payer was erased: of `shipTo` only the country is left, the other parts and `paymentMethod` are `erased`, and `returnUrl` and the `metadata` of that time are gone',
    ),
  delayed: z.literal(true).optional().describe('Present while the order waits for an outage to end or for our staff'),
  payment: z
    .object({
      status: PaymentStatus,
      action: PaymentAction.optional().describe(
        'Present while the order is `awaiting_payment`: what the payer has to do',
      ),
    })
    .meta({ id: 'Payment' })
    .describe('The state of the payment'),
  hold: z
    .object({
      reason: openEnum(['under_review']).describe('Why it waits'),
      since: z.iso.datetime().describe('When the order was selected for the review'),
      until: z.iso.datetime().describe('When the order continues or fails at the latest'),
    })
    .meta({ id: 'Hold' })
    .optional()
    .describe('Present while the order waits for a review. You can cancel it meanwhile'),
  shipment: ShownShipment.optional().describe('The goods on their way, once the shipment is booked'),
  failure: ShownFailure.optional().describe('Why the order failed, if it did'),
  cancellation: z
    .object({ requestedAt: z.iso.datetime().describe('When you cancelled it') })
    .meta({ id: 'Cancellation' })
    .optional()
    .describe('Present if you cancelled the order'),
  refunds: z
    .object({
      pending: Money.describe('The sum of the refunds that are on their way'),
      refunded: Money.describe('The sum of the refunds that succeeded'),
      left: Money.describe('What can still be refunded'),
    })
    .meta({ id: 'RefundTotals' })
    .optional()
    .describe('Present once a refund was requested'),
  disputes: z
    .array(
      z
        .object({
          status: openEnum(['open', 'won', 'lost']).describe(
            '`open`: the bank has the money until it decides. `won`: you keep it. `lost`: the payer has it',
          ),
          amount: Money.describe('What is disputed'),
          openedAt: z.iso.datetime().describe('When the payer disputed it'),
        })
        .meta({ id: 'Dispute' }),
    )
    .optional()
    .describe('Present if the payer disputed the payment at their bank'),
});
/** The fields that a partner may change, and the rules for the result. */
export const Changeable = z.object({
  reference: Reference.optional(),
  metadata: Metadata.optional(),
  shipTo: ShipTo.optional(),
});

const UNCHANGEABLE = 'Cannot be changed. You may leave it out or send it with the order’s value';
const unchangeable = Object.keys(visible.shape).filter((name) => !(name in Changeable.shape));

/**
 * A merge patch (RFC 7396): null removes a value. Some clients send back the whole order, so fields that can't be
 * changed are accepted here too.
 */
export const PatchOrder = z
  .strictObject({
    reference: lineOfText(64).nullable().optional().describe('Your own reference; `null` removes it'),
    metadata: z
      .record(z.string(), z.string().nullable())
      .nullable()
      .optional()
      .describe('Your own names and values that change; `null` removes one'),
    shipTo: ShipTo.partial().optional().describe('The parts of the address that change'),
    ...(Object.fromEntries(unchangeable.map((name) => [name, z.unknown().optional().describe(UNCHANGEABLE)])) as Record<
      never,
      never
    >),
  })
  .meta({ id: 'PatchOrder' });

export const OrderView = visible.meta({ id: 'Order', examples: [orderExamples.order] });
export type OrderView = z.infer<typeof OrderView>;

/** Facts of single statuses that are shown otherwise, or not at all. */
interface OwnFacts {
  capturing?: true | undefined;
  cancellation?: { requestedAt: string } | undefined;
  refunds?: RefundTotals | undefined;
  disputes?: Dispute[] | undefined;
  shipment?: Shipment | undefined;
}

/** The order as its partner sees it, without data of the saga or the payment provider. */
export function toOrderView(order: Order | NewerOrder): OrderView {
  if ('isNewer' in order) return toNewerView(order);
  const {
    partnerId: _partner,
    saga: _saga,
    sagaInstance: _instance,
    sagaVersion: _version,
    sagaHub: _hub,
    sagaRestarts: _restarts,
    screening: _screening,
    capturing: _capturing,
    refunds: _refunds,
    disputes,
    shipment,
    cancellation,
    ...visible
  }: Order & OwnFacts = order;
  return {
    ...visible,
    payment: { status: paymentStatusOf(order), ...actionOf(order) },
    ...(shipment ? { shipment: toShipmentView(shipment, order.lines) } : {}),
    ...holdOf(order),
    ...(cancellation ? { cancellation: { requestedAt: cancellation.requestedAt } } : {}),
    ...(isPaid(order) && order.refunds ? { refunds: toRefundTotals(order) } : {}),
    ...(disputes ? { disputes: disputes.map((dispute) => toDisputeView(order, dispute)) } : {}),
  };
}

/** Says neither which rule holds it nor why: that would help to get around it. */
function holdOf(order: Order): Pick<OrderView, 'hold'> {
  if (!isWaitingForVerdict(order) || order.screening.state !== 'held') return {};
  const { since, until } = order.screening;
  return { hold: { reason: 'under_review', since, until } };
}

function actionOf(order: Order): { action?: PaymentAction } {
  return order.status === 'awaiting_payment' ? { action: order.payment.action } : {};
}

function toShipmentView(shipment: Shipment, lines: Order['lines']): OrderView['shipment'] {
  const { trackingNumber, carrier } = shipment;
  return { trackingNumber, carrier, status: statusOf(shipment), parcels: parcelsOf({ shipment, lines }) };
}

function toRefundTotals(order: PaidOrder): OrderView['refunds'] {
  const { pending, refunded } = totalsOf(order);
  const { currency } = order.total;
  return { pending: { amount: pending, currency }, refunded: { amount: refunded, currency }, left: leftOf(order) };
}

/** Without the provider's id. */
function toDisputeView({ total }: Order, { status, amount, openedAt }: Dispute) {
  return { status, amount: { ...total, amount }, openedAt };
}

/** Shows the status as it is stored: partners are told that new ones may appear. */
function toNewerView({ isNewer: _, partnerId: __, shipment, ...visible }: NewerOrder): OrderView {
  const shown = shipment ? { shipment: toShipmentView(shipment, visible.lines) } : {};
  return { ...visible, payment: { status: 'unknown' }, ...shown };
}

/** The order's version as a quoted entity tag. An erasure changes what is shown, and not the version. */
export function orderETagOf({ version, erasedAt }: Pick<Order, 'version' | 'erasedAt'>): string {
  return erasedAt === undefined ? `"${version}"` : `"${version}-${Date.parse(erasedAt).toString(36)}"`;
}

const { type, by, at } = OrderEvent.shape;

const ShownEvent = OrderEvent.omit({ partnerId: true, orderId: true, at: true, screening: true })
  .extend({
    type: openEnum(type.options).describe(`${type.description}. We may add types: ignore those that you do not know`),
    by: openEnum(by.options).describe(by.description ?? ''),
    data: OrderEventData,
    createdAt: at.describe('When it happened'),
  })
  .meta({ id: 'OrderEvent', examples: [orderExamples.event] });

type ShownEvent = z.infer<typeof ShownEvent>;

/** Replaces an event that can't be shown, so that the other events still can. */
const UnreadableEvent = z
  .object({
    id: z.string().describe('The id of the event'),
    type: z.literal('unreadable').describe('Means that the event cannot be shown'),
    sequence: z.int().describe('Its position in the sequence'),
    message: z.string().describe('Why it cannot be shown, as a sentence'),
  })
  .meta({ id: 'UnreadableOrderEvent' });

export const TimelineEntry = z.union([ShownEvent, UnreadableEvent]).meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const NOT_SHOWN = 'This event cannot be shown. The order continues without it, and we have been notified.';

/** The event as its partner sees it, without the ids of partner and order, which the partner already knows. */
export function toTimelineEntry(event: TimelineEvent): TimelineEntry {
  if (event.type === 'unreadable') {
    const { id, type, sequence } = event;
    return { id, type, sequence, message: NOT_SHOWN };
  }
  if (event.type === 'newer') {
    const { id, type, sequence, at, by, data } = event.event;
    // A newer version of the app defined this data, so this version passes it on unchecked.
    return { id, type, sequence, by, data: data as ShownEvent['data'], createdAt: at };
  }
  const { partnerId: _, orderId: __, screening: ___, at, ...entry } = event;
  return { ...entry, createdAt: at };
}
