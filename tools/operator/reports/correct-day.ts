import { setTimeout as wait } from 'node:timers/promises';
import { addUp, type Count, contributionOf, type Day } from '../../../shared/domain/daily-report.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import { type OrderEvent, placeOfEvent } from '../../../shared/domain/order-events.ts';
import { type CountedEvent, MOST_UNMARKED } from '../../../shared/ports/reports-admin.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { OpsError } from '../ops-error.ts';
import type { Recount } from './recount-events.ts';

/** After these, counting waits while the day is read. */
const ATTEMPTS_BESIDE_OTHERS = 3;
const MOST_ATTEMPTS = 20;
const LONGEST_PAUSE_MS = 1_000;

type Ports = Pick<OperatorPorts, 'orders' | 'reportsAdmin'>;

/**
 * Makes the stored totals of a day those of the recount and of what was counted meanwhile. Each write leaves them right,
 * or as wrong as they were.
 *
 * @returns whether they were wrong
 */
export async function correctDay(ports: Ports, partnerId: PartnerId, day: Day, recount: Recount): Promise<boolean> {
  const { reportsAdmin } = ports;
  const recent = recount.recent.get(day) ?? new Map<string, Count>();
  let wasWrong = false;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    if (attempt > ATTEMPTS_BESIDE_OTHERS) await reportsAdmin.hold(partnerId, day);
    const stored = await reportsAdmin.readDay(partnerId, day);
    if (stored !== undefined) {
      const known = new Set(stored.counted.map(({ id }) => id));
      const missed = [...recent.values()].filter(({ id }) => !known.has(id));
      if (missed.length > 0) {
        // Counted like messages that arrive, so that those that still arrive are not counted twice.
        await reportsAdmin.count(partnerId, day, missed);
        wasWrong = true;
        continue;
      }
      const { others, gone } = await judge(ports, partnerId, day, recount, { counted: stored.counted, recent });
      const unmark = gone.slice(0, MOST_UNMARKED).map(({ id }) => id);
      // Those that stay marked for now are still in the totals.
      const kept = gone.slice(MOST_UNMARKED).flatMap(toCount);
      const totals = addUp([...recent.values(), ...others, ...kept], new Map(recount.old.get(day)));
      const outcome = await reportsAdmin.correct(partnerId, day, { totals, unmark }, stored);
      wasWrong ||= outcome === 'corrected';
      if (outcome !== 'outdated' && gone.length <= MOST_UNMARKED) return wasWrong;
      if (outcome === 'corrected') attempt = 0;
    }
    await wait(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt));
  }
  throw new OpsError(`${day} of ${partnerId} was counted again and again: run this again when fewer orders arrive`);
}

/**
 * Events that are counted and that the recount did not see: `others` are newer than it, or can't be read, and belong to
 * the totals; `gone` were lost with their orders, for example when the database was restored.
 */
async function judge(
  { orders }: Pick<Ports, 'orders'>,
  partnerId: PartnerId,
  day: Day,
  { firstRecent, unreadable }: Recount,
  { counted, recent }: { counted: readonly CountedEvent[]; recent: Map<string, Count> },
): Promise<{ others: Count[]; gone: CountedEvent[] }> {
  const others: Count[] = [];
  const gone: CountedEvent[] = [];
  for (const event of counted.filter(({ id }) => !recent.has(id))) {
    // All readable events of an old day were seen.
    if (day < firstRecent && !unreadable.has(event.id)) continue;
    const found = unreadable.has(event.id) ? 'unreadable' : await findEvent(orders, partnerId, event.id);
    if (found === 'unreadable') {
      unreadable.add(event.id);
      others.push(...toCount(event));
      continue;
    }
    const contribution = found && contributionOf(found);
    if (contribution?.day === day) recent.set(event.id, contribution.count);
    else gone.push(event);
  }
  return { others, gone };
}

async function findEvent(
  orders: Ports['orders'],
  partnerId: PartnerId,
  id: string,
): Promise<OrderEvent | 'unreadable' | undefined> {
  const place = placeOfEvent(id);
  if (place === undefined) return undefined;
  const timeline = await orders.readTimeline({ partnerId, orderId: place.orderId }, place.sequence - 1);
  const event = timeline?.find((found) => found.id === id);
  return event?.type === 'unreadable' || event?.type === 'newer' ? 'unreadable' : event;
}

/** What an earlier version of the app counted for an event that can't be read is unknown. */
const toCount = (event: CountedEvent): Count[] => (event.currency === undefined ? [] : [event]);
