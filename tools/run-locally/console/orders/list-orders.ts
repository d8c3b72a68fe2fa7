import { z } from 'zod';
import { listKeyOf } from '../../../../shared/adapters/cosmos/build-order-list-query.ts';
import { OrderId, PartnerId } from '../../../../shared/domain/ids.ts';
import type { NewerOrder } from '../../../../shared/domain/newer-order.ts';
import type { Order } from '../../../../shared/domain/order.ts';
import { orderStatuses } from '../../../../shared/domain/order-lifecycle.ts';
import { isWaitingForVerdict } from '../../../../shared/domain/order-screening.ts';
import type { OperatorPorts } from '../../../operator/operator-ports.ts';
import type { ShownOrder, ShownOrders } from './shown-orders.ts';

const PAGE = 25;
/** Of all open orders. */
const MOST_OPEN = 500;

export const OrderQuery = z.object({
  partner: PartnerId.optional(),
  status: z.enum(orderStatuses).optional(),
  only: z.enum(['stuck', 'delayed', 'held']).optional(),
  /** An order's id or a reference. */
  find: z.string().max(100).optional(),
  after: z.coerce.date().optional(),
  before: z.coerce.date().optional(),
  /** The key of the last order of the page before. */
  from: z.string().max(100).optional(),
});
export type OrderQuery = z.infer<typeof OrderQuery>;

type Ports = Pick<OperatorPorts, 'orders' | 'ordersAdmin'>;

/** Lists a page of the orders of all partners or of one, the newest first. */
export async function listOrders(ports: Ports, partners: readonly string[], query: OrderQuery): Promise<ShownOrders> {
  const id = OrderId.safeParse(query.find?.trim());
  if (id.success) return findOne(ports, id.data);
  if (query.only !== undefined) return listOpen(ports, query);
  const { partner, status, find, after, before, from } = query;
  const filter = {
    ...{ status, createdAfter: after, createdBefore: before },
    reference: find?.trim() || undefined,
  };
  const asked = partner === undefined ? partners.map((name) => PartnerId.parse(name)) : [partner];
  // Each partner's next orders: those of all that are the newest are among them.
  const pages = await Promise.all(
    asked.map((name) => ports.orders.list(name, filter, { limit: PAGE, newestFirst: true, after: from })),
  );
  const all = pages.flatMap(({ orders }) => orders).sort(newestFirst);
  const shown = all.slice(0, PAGE);
  const hasMore = all.length > PAGE || pages.some(({ next }) => next !== undefined);
  const last = shown.at(-1);
  return {
    orders: shown.map(toShown),
    unreadable: pages.flatMap(({ unreadable }) => unreadable),
    next: hasMore && last !== undefined ? keyOf(last) : undefined,
  };
}

async function findOne({ orders, ordersAdmin }: Ports, id: OrderId): Promise<ShownOrders> {
  const ref = await ordersAdmin.findRef(id);
  const order = ref && (await orders.find(ref).catch(() => undefined));
  const unreadable = ref !== undefined && order === undefined ? [id] : [];
  return { orders: order === undefined ? [] : [toShown(order)], unreadable, next: undefined };
}

/** Few orders are open, so they are chosen here. */
async function listOpen(
  { ordersAdmin }: Ports,
  { only, partner, status, find, after, before }: OrderQuery,
): Promise<ShownOrders> {
  const filter = only === 'stuck' ? { sagas: ['stuck' as const] } : {};
  const { orders, unreadable } = await ordersAdmin.listOpen(filter, MOST_OPEN);
  const chosen = orders.filter(
    (order) =>
      (only !== 'delayed' || ('delayed' in order && order.delayed)) &&
      (only !== 'held' || isWaitingForVerdict(order)) &&
      (partner === undefined || order.partnerId === partner) &&
      (status === undefined || order.status === status) &&
      (!find?.trim() || order.reference === find.trim()) &&
      (after === undefined || new Date(order.createdAt) >= after) &&
      (before === undefined || new Date(order.createdAt) < before),
  );
  return {
    orders: chosen.sort(newestFirst).map(toShown),
    unreadable: unreadable.map(({ orderId }) => orderId),
    next: undefined,
    isCut: orders.length >= MOST_OPEN,
  };
}

const keyOf = ({ createdAt, id }: Order | NewerOrder) => listKeyOf(createdAt, id);

const newestFirst = (one: Order | NewerOrder, other: Order | NewerOrder) => (keyOf(one) < keyOf(other) ? 1 : -1);

function toShown(order: Order | NewerOrder): ShownOrder {
  const { id, partnerId, status, reference, total, lines, createdAt, updatedAt } = order;
  const isNewer = 'isNewer' in order;
  return {
    ...{ id, partnerId, status, reference, total, createdAt, updatedAt },
    isDelayed: 'delayed' in order && order.delayed === true,
    saga: isNewer ? undefined : order.saga.status,
    isHeld: !isNewer && isWaitingForVerdict(order),
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}
