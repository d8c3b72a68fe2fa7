import { z } from 'zod';
import type { OrderRef } from '../../../shared/domain/ids.ts';
import type { WebhookDelivery } from '../../../shared/domain/webhook-delivery.ts';
import type { HttpContext } from '../http-context.ts';
import { RefundView, toRefundView } from '../refunds/refund-shapes.ts';
import { DeliveryView, toDeliveryView } from '../webhook-endpoints/delivery-shapes.ts';
import { orderExamples } from './order-examples.ts';
import { OrderView, TimelineEntry, toTimelineEntry } from './order-shapes.ts';
import { reportUnreadableEvents } from './report-unreadable-events.ts';

export const expansions = ['deliveries', 'refunds', 'timeline'] as const;
export type Expansion = (typeof expansions)[number];

/** The most entries of one expansion, so that a response has a bound. */
const MOST = 100;

const part = <T>(entry: z.ZodType<T>, id: string, what: string) =>
  z
    .object({
      data: z.array(entry).describe(what),
      hasMore: z.boolean().describe(`Whether there are more than these ${MOST}: then read the list itself`),
    })
    .meta({ id })
    .optional()
    .describe(`${what}, if you asked for it`);

/** An order with what it was expanded by. */
export const ExpandedOrder = OrderView.extend({
  expanded: z
    .object({
      timeline: part(TimelineEntry, 'ExpandedTimeline', `The last ${MOST} events of the order, in sequence`),
      refunds: part(RefundView, 'ExpandedRefunds', 'The refunds of the order, the oldest first'),
      deliveries: part(
        DeliveryView,
        'ExpandedDeliveries',
        `The last ${MOST} deliveries about the order to all your webhook endpoints, the newest first`,
      ),
    })
    .meta({ id: 'Expansions' })
    .optional()
    .describe('Present if you asked for `expand`'),
}).meta({ id: 'ExpandedOrder', examples: [orderExamples.order] });
type Expanded = NonNullable<z.infer<typeof ExpandedOrder>['expanded']>;

type Ports = Pick<HttpContext, 'orders' | 'refunds' | 'webhookEndpoints' | 'webhookDeliveries'>;

/** Reads what an order is expanded by. */
export async function expandOrder(
  ref: OrderRef,
  version: number,
  wanted: readonly Expansion[],
  ports: Ports,
): Promise<Expanded> {
  const read = {
    timeline: async () => ({ timeline: await readTimeline(ref, version, ports) }),
    refunds: async () => ({ refunds: bound((await ports.refunds.list(ref)).map(toRefundView)) }),
    deliveries: async () => ({ deliveries: await readDeliveries(ref, ports) }),
  };
  const parts: Expanded[] = await Promise.all(wanted.map((name) => read[name]()));
  return Object.assign({}, ...parts);
}

async function readTimeline(ref: OrderRef, version: number, { orders }: Ports): Promise<Expanded['timeline']> {
  // Each version has one event, with its number.
  const before = Math.max(0, version - MOST);
  const events = (await orders.readTimeline(ref, before)) ?? [];
  reportUnreadableEvents(ref.orderId, events);
  return { data: events.map(toTimelineEntry), hasMore: before > 0 };
}

async function readDeliveries({ partnerId, orderId }: OrderRef, ports: Ports): Promise<Expanded['deliveries']> {
  const endpoints = await ports.webhookEndpoints.list(partnerId);
  const found = await Promise.all(
    endpoints.map(({ id: endpointId }) =>
      ports.webhookDeliveries.listAbout(orderId, { partnerId, endpointId }, MOST + 1),
    ),
  );
  return bound(found.flat().sort(byNewest).map(toDeliveryView));
}

const byNewest = (a: WebhookDelivery, b: WebhookDelivery) => (a.createdAt < b.createdAt ? 1 : -1);
const bound = <T>(all: T[]) => ({ data: all.slice(0, MOST), hasMore: all.length > MOST });
