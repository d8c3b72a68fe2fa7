import { addToDay, type CountedDay, nothingCounted } from '../../../shared/domain/counted-day.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import { countOf, type Day } from '../../../shared/domain/report-counts.ts';
import type { Orders } from '../../../shared/ports/orders.ts';

/** What the events of a partner's orders add up to, before a day. */
export interface OrdersRecount {
  days: Map<Day, CountedDay>;
  events: number;
  /** The ids of events that can't be read. */
  unreadable: string[];
}

/** Counts the events of a partner's orders, and writes nothing. */
export async function recountOrders(
  orders: Pick<Orders, 'readEvents'>,
  partnerId: PartnerId,
  before: Day,
  onEvent: (events: number) => void,
): Promise<OrdersRecount> {
  const found: OrdersRecount = { days: new Map(), events: 0, unreadable: [] };
  for await (const event of orders.readEvents(partnerId)) {
    if (event.type === 'unreadable' || event.type === 'newer') {
      found.unreadable.push(event.id);
      continue;
    }
    const count = countOf(event);
    if (count === undefined || count.day >= before) continue;
    found.events += 1;
    onEvent(found.events);
    found.days.set(count.day, addToDay(found.days.get(count.day) ?? nothingCounted, [count]));
  }
  return found;
}
