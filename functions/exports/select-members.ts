import type { ExportJob } from '../../shared/domain/export-job.ts';
import type { NewerOrder } from '../../shared/domain/newer-order.ts';
import type { Order } from '../../shared/domain/order.ts';
import { statusAt } from '../../shared/domain/status-at.ts';
import type { OrderPage, Orders } from '../../shared/ports/orders.ts';

export interface Members extends Pick<OrderPage, 'orders' | 'unreadable'> {
  /** How many orders needed a look at their events. */
  checked: number;
}

/** How many timelines are read at the same time. */
const AT_ONCE = 10;

/**
 * The orders of a page that had a wanted status at `asOf`. The events of an order that has changed since say which one it
 * had, so it doesn't matter when the order is read. If they can't be read, its row says so.
 */
export async function selectMembers(
  { filter: { status: wanted }, asOf }: Pick<ExportJob, 'filter' | 'asOf'>,
  { orders: read, unreadable }: Pick<OrderPage, 'orders' | 'unreadable'>,
  orders: Pick<Orders, 'readTimeline'>,
): Promise<Members> {
  const members: Members = { orders: [], unreadable: [...unreadable], checked: 0 };
  if (wanted === undefined) return { ...members, orders: read };
  const changed = read.filter(({ updatedAt }) => updatedAt > asOf);
  const earlier = new Map<string, string | undefined>();
  for (let from = 0; from < changed.length; from += AT_ONCE) {
    const part = changed.slice(from, from + AT_ONCE);
    const timelines = await Promise.all(part.map((order) => orders.readTimeline(refOf(order))));
    for (const [place, { id }] of part.entries()) earlier.set(id, statusAt(timelines[place] ?? [], asOf));
  }
  for (const order of read) {
    const status = earlier.has(order.id) ? earlier.get(order.id) : order.status;
    if (status === undefined) members.unreadable.push(order.id);
    else if (wanted.includes(status)) members.orders.push(order);
  }
  return { ...members, checked: changed.length };
}

const refOf = ({ partnerId, id }: Order | NewerOrder) => ({ partnerId, orderId: id });
