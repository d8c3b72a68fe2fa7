import { addUp, type Count, contributionOf, type DailyTotals, type Day } from '../../../shared/domain/daily-report.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import type { Currency } from '../../../shared/domain/money.ts';
import type { Orders } from '../../../shared/ports/orders.ts';

/**
 * For this long a message may still arrive whose event was not counted. Counted events are remembered for longer, so all
 * of a day that is younger are known.
 */
const ARRIVING_MS = 80 * 24 * 3_600_000;

/** What a partner's events add up to. Those of old days are only added up: memory must not grow with the years. */
export interface Recount {
  firstRecent: Day;
  recent: Map<Day, Map<string, Count>>;
  old: Map<Day, Map<Currency, DailyTotals>>;
  events: number;
  /** The ids of events that can't be read. */
  unreadable: Set<string>;
}

/** Counts all events of a partner from its orders, and writes nothing. */
export async function recountEvents(
  orders: Pick<Orders, 'readEvents'>,
  partnerId: PartnerId,
  now: Date,
  onEvent: (events: number) => void,
): Promise<Recount> {
  const firstRecent = new Date(now.getTime() - ARRIVING_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const found: Recount = { firstRecent, recent: new Map(), old: new Map(), events: 0, unreadable: new Set() };
  for await (const event of orders.readEvents(partnerId)) {
    if (event.type === 'unreadable' || event.type === 'newer') {
      found.unreadable.add(event.id);
      continue;
    }
    found.events += 1;
    onEvent(found.events);
    const contribution = contributionOf(event);
    if (contribution === undefined) continue;
    const { day, count } = contribution;
    if (day < firstRecent) {
      found.old.set(day, addUp([count], found.old.get(day)));
    } else {
      const ofDay = found.recent.get(day) ?? new Map<string, Count>();
      found.recent.set(day, ofDay.set(count.id, count));
    }
  }
  return found;
}
