import { type Erasure, erasureFolder, erasureOfFile, noteErasure, toErasure } from '../../shared/domain/erasure.ts';
import type { PartnerId } from '../../shared/domain/ids.ts';
import type { FoundErasure } from '../../shared/ports/erasures.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import { endExports } from './end-exports.ts';
import { findErasureRecord } from './find-erasure-record.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { keepErasureRecord } from './keep-erasure-record.ts';
import { startCounts, type TaskCounts } from './start-counts.ts';
import { tryToErase } from './try-to-erase.ts';

const PAGE = 50;
/** What is left of a round continues behind a partner, or behind a page of the records. */
const PARTNERS = 'partners ';
const RECORDS = 'records ';

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
    if (after === undefined || after.startsWith(RECORDS)) {
      const left = await replay(ports, part, after?.slice(RECORDS.length), counts);
      if (left !== undefined) return { ...counts, after: `${RECORDS}${left}` };
    }
    const isOver = () => ports.clock.now() >= part.until;
    let before = after?.startsWith(PARTNERS) ? after.slice(PARTNERS.length) : '';
    let partner = await ports.erasures.findNextPartner(before === '' ? undefined : (before as PartnerId));
    while (partner !== undefined) {
      let isLess = false;
      for (const found of await ports.erasures.listOpen(partner, PAGE)) {
        isLess = (await carryOut(found, ports, part, counts)) || isLess;
        if (isOver()) break;
      }
      // Only while it gets less: what waits for its orders to end must not keep the other partners waiting.
      if (isLess && isOver()) return { ...counts, after: `${PARTNERS}${before}` };
      before = partner;
      partner = await ports.erasures.findNextPartner(partner);
      if (partner !== undefined && isOver()) return { ...counts, after: `${PARTNERS}${before}` };
    }
    return { ...counts, after: undefined };
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

/** @returns whether less is left to do */
async function carryOut({ erasure, etag }: FoundErasure, ports: TaskPorts, part: TaskPart, counts: TaskCounts) {
  const { id, partnerId } = erasure;
  try {
    if (!part.isDry) {
      // Nothing is erased that a restored database could not find out about.
      await keepErasureRecord(erasure, ports);
      const noted = noteErasure(erasure, await eraseAll(erasure, ports, part, counts), ports.clock.now());
      if (!(await ports.erasures.replace(noted, etag))) return false;
      counts.found.push(`${partnerId} ${id} ${noted.doneAt === undefined ? `${noted.left.length} left` : 'done'}`);
      if (noted.doneAt !== undefined) counts.done += 1;
      return noted.left.length < erasure.left.length;
    }
    counts.found.push(`${partnerId} ${id} ${erasure.left.length} to do`);
    counts.done += 1;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    counts.failed += 1;
    log.error(`erasure ${id} failed`, error);
  }
  return false;
}

/** After a restore, partners send orders again that the database has lost. */
const COMES_BACK_MS = 7 * 24 * 3_600_000;
const mayComeBack = ({ replayedAt }: Erasure, { clock }: TaskPorts) =>
  replayedAt !== undefined && clock.now().getTime() - Date.parse(replayedAt) < COMES_BACK_MS;

/** What the time doesn't suffice for is left, and comes first the next time. */
async function eraseAll(
  erasure: Erasure,
  ports: TaskPorts,
  { until }: TaskPart,
  counts: TaskCounts,
): Promise<Pick<Erasure, 'left' | 'exports'>> {
  const { partnerId, withReference } = erasure;
  const endpoints = (await ports.webhookEndpoints.list(partnerId)).map(({ id }) => id);
  let left: Erasure['left'] = [];
  for (const [place, orderId] of erasure.left.entries()) {
    if (place > 0 && ports.clock.now() >= until) {
      left = [...erasure.left.slice(place), ...left];
      break;
    }
    const ref = { partnerId, orderId };
    const outcome = await tryToErase(ref, ports.recipientErasure, { withReference });
    if (outcome === 'unreadable') counts.failed += 1;
    if (outcome === 'open' || outcome === 'unreadable' || (outcome === 'missing' && mayComeBack(erasure, ports)))
      left.push(orderId);
    else await ports.recipientErasure.eraseAnswers(ref, endpoints);
  }
  // Orders that are left are in the next attempt's exports.
  const exports = left.length < erasure.left.length ? await endExports(erasure, ports) : [];
  return { left, exports };
}
