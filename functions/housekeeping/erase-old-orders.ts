import type { OrderRef } from '../../shared/domain/ids.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { startCounts, type TaskCounts } from './start-counts.ts';
import { tryToErase } from './try-to-erase.ts';

const DAY_MS = 24 * 3_600_000;
/** A part runs each minute, and an order costs about 25 request units: this is about 250 a second. */
const MOST_IN_PART = 600;
const PAGE = 100;
const AT_ONCE = 4;
/** So many that can't be erased are a fault of ours: the task stops, and its alert fires. */
const MOST_LEFT = 1_000;

/**
 * Erases the data of recipients from orders that ended, and last changed, `RECIPIENT_KEPT_DAYS` ago. It goes through orders
 * once, by the time of their last change: one that is in progress changes again before it ends.
 */
export const eraseOldOrders: TaskDeclaration = {
  name: 'erase-old-orders',
  summary: 'erases the data of recipients from orders that are older than the setting RECIPIENT_KEPT_DAYS',
  async run(ports, part) {
    const counts = startCounts();
    const { retention, recipientKeptDays, clock } = ports;
    if (recipientKeptDays === 0) return { ...counts, after: undefined };
    const before = new Date(clock.now().getTime() - recipientKeptDays * DAY_MS);
    let place = await retention.readPlace();
    if (part.after === undefined) {
      // Once a round.
      const again = await retention.readAgain(place.damaged);
      const left = await eraseSome([...place.left, ...again.refs], ports, part, counts);
      noteDamaged(again.damaged, counts);
      place = { ...place, left, damaged: again.damaged };
      if (!part.isDry) await retention.writePlace(place);
    }
    for (let looked = 0; looked < MOST_IN_PART && clock.now() < part.until; ) {
      const page = await retention.list(place.after, before, PAGE);
      if (page.last === undefined) return { ...counts, after: undefined };
      const left = [...place.left, ...(await eraseSome(page.refs, ports, part, counts))];
      noteDamaged(page.damaged, counts);
      const damaged = [...place.damaged, ...page.damaged];
      if (left.length + damaged.length > MOST_LEFT)
        throw new Error(`more than ${MOST_LEFT} old orders can't be erased`);
      place = { after: page.last, left, damaged };
      if (part.isDry) return { ...counts, after: undefined };
      await retention.writePlace(place);
      looked += page.refs.length + page.damaged.length;
    }
    return { ...counts, after: place.after };
  },
};

/** For the operator. The log has what is wrong. */
function noteDamaged(damaged: readonly string[], counts: TaskCounts): void {
  counts.failed += damaged.length;
  counts.found.push(...damaged.map((id) => `${id} is damaged and keeps its data: documents show ${id}`));
}

/** @returns those that are in progress, or can't be erased */
async function eraseSome(
  refs: readonly OrderRef[],
  { recipientErasure }: TaskPorts,
  { isDry }: TaskPart,
  counts: TaskCounts,
): Promise<OrderRef[]> {
  const left: OrderRef[] = [];
  const done: OrderRef[] = [];
  for (let from = 0; from < refs.length; from += AT_ONCE) {
    const some = refs.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(async (ref) => {
        if (isDry) return counts.found.push(ref.orderId);
        const outcome = await tryToErase(ref, recipientErasure, { withReference: false });
        if (outcome === 'erased' || outcome === 'nothing_left') done.push(ref);
        if (outcome === 'erased') counts.done += 1;
        if (outcome === 'open' || outcome === 'unreadable') left.push(ref);
        if (outcome === 'unreadable') counts.failed += 1;
      }),
    );
  }
  if (isDry) counts.done += refs.length;
  // Also after half a year: a partner who had events sent again and again has kept them from being deleted.
  for (const [partnerId, ofPartner] of Map.groupBy(done, (ref) => ref.partnerId))
    await recipientErasure.eraseAnswers(
      partnerId,
      ofPartner.map(({ orderId }) => orderId),
    );
  return left;
}
