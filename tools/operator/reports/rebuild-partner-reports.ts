import { isDeepStrictEqual } from 'node:util';
import { type CountedDay, nothingCounted } from '../../../shared/domain/counted-day.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import { type Day, totalsOf } from '../../../shared/domain/report-counts.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { OpsError } from '../ops-error.ts';
import { type FeedRecount, recountFeed } from './recount-feed.ts';
import { recountOrders } from './recount-orders.ts';

/** The feed keeps an event for 30 days. A day more for the time that a rebuild takes. */
const WHOLE_IN_FEED_MS = 28 * 24 * 3_600_000;
const MOST_ATTEMPTS = 100;

export interface RebuiltReports {
  events: number;
  /** The days whose totals were wrong. */
  corrected: Day[];
  /** Events of orders that can't be read. */
  unreadable: string[];
  /** Days from this one on are counted from the feed, those before it from the orders. */
  firstDay: Day;
}

type Ports = Pick<OperatorPorts, 'orders' | 'feedStream' | 'reportsAdmin' | 'clock'>;

/**
 * Counts all events of a partner again, and replaces one day after the other, each in one write that fails if the day
 * was counted further meanwhile. So a report is right or as it was before, whenever this is killed, and the counting goes
 * on beside it: a new day has its place in the feed, from which it is continued.
 *
 * @param onProgress is called often, and may throw to stop
 */
export async function rebuildPartnerReports(
  ports: Ports,
  partnerId: PartnerId,
  onProgress: (progress: { events: number; corrected: number }) => void,
): Promise<RebuiltReports> {
  const corrected: Day[] = [];
  const firstDay = new Date(ports.clock.now().getTime() - WHOLE_IN_FEED_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const feed: FeedRecount = { firstDay, days: new Map(), next: undefined, events: 0 };
  const report = (ofOrders: number) => onProgress({ events: feed.events + ofOrders, corrected: corrected.length });
  const old = await recountOrders(ports.orders, partnerId, firstDay, report);
  const readOn = () => recountFeed(ports.feedStream, partnerId, feed, () => report(old.events));
  await readOn();
  const stored = await ports.reportsAdmin.listDays(partnerId);
  for (const day of [...new Set([...stored, ...old.days.keys(), ...feed.days.keys()])].sort()) {
    // An event that can't be read may be of this day, and counted.
    if (day < firstDay && old.unreadable.length > 0) continue;
    const count = async (before: CountedDay | undefined): Promise<CountedDay> => {
      if (day < firstDay) {
        return { ...(old.days.get(day) ?? nothingCounted), places: before?.places ?? {}, isClosed: true };
      }
      // What the stored day counts is in the feed, unless the database was restored. So the feed is read after it.
      await readOn();
      return feed.days.get(day) ?? nothingCounted;
    };
    if (await replaceDay(ports, partnerId, day, count)) corrected.push(day);
    report(old.events);
  }
  return { events: feed.events + old.events, corrected, unreadable: old.unreadable, firstDay };
}

/** @returns whether the totals were wrong */
async function replaceDay(
  { reportsAdmin }: Ports,
  partnerId: PartnerId,
  day: Day,
  count: (before: CountedDay | undefined) => Promise<CountedDay>,
): Promise<boolean> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const stored = await reportsAdmin.readDay(partnerId, day);
    const counted = await count(stored.counted);
    if (isDeepStrictEqual(stored.counted, counted)) return false;
    const isRight =
      isDeepStrictEqual(stored.shown, totalsOf(counted.hours)) &&
      isDeepStrictEqual(stored.counted?.products ?? {}, counted.products);
    if ((await reportsAdmin.replace(partnerId, day, counted, stored)) === 'replaced') return !isRight;
  }
  throw new OpsError(`${day} of ${partnerId} was counted again and again: run this again when fewer orders arrive`);
}
