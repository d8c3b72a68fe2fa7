import { z } from 'zod';
import { erasureFolder, erasureOfFile, toErasure } from '../../shared/domain/erasure.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { log } from '../../shared/telemetry/log.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import { findErasureRecord } from './find-erasure-record.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { startCounts, type TaskCounts } from './start-counts.ts';

const PAGE = 50;
/** What is left of a round continues behind a page of the records, or among the partners. */
const RECORDS = 'records ';
const PARTNERS = 'partners ';

/**
 * Erases the data of people that an operator has asked to erase. First it adds erasures again that the database has lost,
 * because it was restored: their records are kept outside. Then it does what is not done.
 */
export const eraseOnRequest: TaskDeclaration = {
  name: 'erase-on-request',
  summary: 'erases the data of recipients as operators have asked, also again after the database was restored',
  async run(ports, part) {
    const counts = startCounts();
    const { after } = part;
    if (!after?.startsWith(PARTNERS)) {
      const left = await replay(ports, part, after?.slice(RECORDS.length), counts);
      if (left !== undefined) return { ...counts, after: `${RECORDS}${left}` };
    }
    const left = await carryOutAll(ports, part, placeIn(after), counts);
    return { ...counts, after: left && `${PARTNERS}${JSON.stringify(left)}` };
  },
};

/** @returns where to go on, if the time is over */
async function replay(ports: TaskPorts, part: TaskPart, from: string | undefined, counts: TaskCounts) {
  let after = from;
  do {
    const page = await ports.storedFiles.list(erasureFolder, { after, limit: PAGE });
    for (const { name } of page.files) {
      const key = erasureOfFile(name);
      if (key === undefined || (await ports.erasures.has(key))) continue;
      const record = await findErasureRecord(key, ports);
      if (record === undefined) continue;
      if (record === 'unreadable' || record === 'newer') {
        const why = record === 'newer' ? 'is of a newer version, which does it' : "can't be read";
        counts.failed += 1;
        counts.found.push(`${key.partnerId} ${key.id}: its record ${name} ${why}`);
        continue;
      }
      const replayedAt = ports.clock.now().toISOString();
      if (!part.isDry && (await ports.erasures.add({ ...toErasure(record), replayedAt }))) {
        log.warn(`erasure ${record.id} is done again: the database has lost it`);
      }
      if (part.isDry) counts.done += 1;
      counts.found.push(`${record.partnerId} ${record.id} again: the database has lost it`);
    }
    after = page.next;
  } while (after !== undefined && ports.clock.now() < part.until);
  return after;
}

/** Of a partner's erasures, those behind this key. */
const Page = z.object({ partnerId: PartnerId, after: z.string().optional() });
type Page = z.infer<typeof Page>;
const Place = z.object({
  /** All partners up to this one had a page; undefined: all there are. */
  behind: PartnerId.or(z.literal('')).optional(),
  /** What those that have more than a page still have. */
  more: z.array(Page),
});
type Place = z.infer<typeof Place>;
const BEGINNING: Place = { behind: '', more: [] };

function placeIn(after: string | undefined): Place {
  if (!after?.startsWith(PARTNERS)) return BEGINNING;
  return Place.parse(JSON.parse(after.slice(PARTNERS.length)));
}

/**
 * Tries every erasure once. Each partner gets a page, and those that have more get the next one afterwards: what one partner
 * has waiting must not keep another waiting.
 *
 * @returns where to go on, if the time is over
 */
async function carryOutAll(
  ports: TaskPorts,
  part: TaskPart,
  from: Place,
  counts: TaskCounts,
): Promise<Place | undefined> {
  let { behind } = from;
  const more = [...from.more];
  for (;;) {
    const partnerId = behind === undefined ? undefined : await ports.erasures.findNextPartner(behind || undefined);
    const page: Page | undefined = partnerId === undefined ? more.shift() : { partnerId };
    behind = partnerId;
    if (page === undefined) return undefined;
    const rest = await carryOutPage(page, ports, part, counts);
    if (rest !== undefined) more.push(rest);
    const isDone = behind === undefined && more.length === 0;
    if (ports.clock.now() >= part.until) return isDone ? undefined : { behind, more };
  }
}

/** @returns where the partner's next page begins, if there is one */
async function carryOutPage(
  page: Page,
  ports: TaskPorts,
  part: TaskPart,
  counts: TaskCounts,
): Promise<Page | undefined> {
  const { found, next } = await ports.erasures.listOpen(page.partnerId, { after: page.after, limit: PAGE });
  let { after } = page;
  for (const [place, erasure] of found.entries()) {
    // It goes on with the orders that the time did not suffice for.
    if ((await carryOutErasure(erasure, ports, part, counts)) === 'cut') return { ...page, after };
    after = erasure.key;
    if (ports.clock.now() >= part.until && place + 1 < found.length) return { ...page, after };
  }
  return next === undefined ? undefined : { ...page, after: next };
}
