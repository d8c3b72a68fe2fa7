import { type Erasure, erasureFolder, erasureOfFile, noteErasure, toErasure } from '../../shared/domain/erasure.ts';
import type { PartnerId } from '../../shared/domain/ids.ts';
import type { FoundErasure } from '../../shared/ports/erasures.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import { endExports } from './end-exports.ts';
import { findErasureRecord } from './find-erasure-record.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { keepErasureRecord } from './keep-erasure-record.ts';

const PAGE = 50;
/** What is left of a round continues behind a partner, or behind a page of the records. */
const PARTNERS = 'partners ';
const RECORDS = 'records ';

interface Counts {
  done: number;
  failed: number;
  found: string[];
}

/**
 * Erases the data of people that an operator has asked to erase. First it adds erasures again that the database has lost,
 * because it was restored: their records are kept outside. Then it does what is not done.
 */
export const eraseOnRequest: TaskDeclaration = {
  name: 'erase-on-request',
  summary: 'erases the data of recipients as operators have asked, also again after the database was restored',
  async run(ports, part) {
    const counts: Counts = { done: 0, failed: 0, found: [] };
    const { after } = part;
    if (after === undefined || after.startsWith(RECORDS)) {
      const left = await replay(ports, part, after?.slice(RECORDS.length), counts);
      if (left !== undefined) return { ...counts, after: `${RECORDS}${left}` };
    }
    const before = after?.startsWith(PARTNERS) ? after.slice(PARTNERS.length) : undefined;
    let partner = await ports.erasures.findNextPartner(before as PartnerId | undefined);
    while (partner !== undefined) {
      for (const found of await ports.erasures.listOpen(partner, PAGE)) await carryOut(found, ports, part, counts);
      const next = await ports.erasures.findNextPartner(partner);
      if (next !== undefined && ports.clock.now() >= part.until) return { ...counts, after: `${PARTNERS}${partner}` };
      partner = next;
    }
    return { ...counts, after: undefined };
  },
};

/** @returns where to go on, if the time is over */
async function replay(ports: TaskPorts, part: TaskPart, from: string | undefined, counts: Counts) {
  let after = from;
  do {
    const page = await ports.storedFiles.list(erasureFolder, { after, limit: PAGE });
    for (const { name } of page.files) {
      const key = erasureOfFile(name);
      if (key === undefined || (await ports.erasures.find(key)) !== undefined) continue;
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

async function carryOut({ erasure, etag }: FoundErasure, ports: TaskPorts, part: TaskPart, counts: Counts) {
  const { id, partnerId } = erasure;
  try {
    if (!part.isDry) {
      // Nothing is erased that a restored database could not find out about.
      await keepErasureRecord(erasure, ports);
      const noted = noteErasure(erasure, await eraseAll(erasure, ports), ports.clock.now());
      if (!(await ports.erasures.replace(noted, etag))) return;
      counts.found.push(`${partnerId} ${id} ${noted.doneAt === undefined ? `${noted.left.length} left` : 'done'}`);
      if (noted.doneAt === undefined) return;
    } else counts.found.push(`${partnerId} ${id} ${erasure.left.length} to do`);
    counts.done += 1;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    counts.failed += 1;
    log.error(`erasure ${id} failed`, error);
  }
}

/** After a restore, partners send orders again that the database has lost. */
const COMES_BACK_MS = 7 * 24 * 3_600_000;
const mayComeBack = ({ replayedAt }: Erasure, { clock }: TaskPorts) =>
  replayedAt !== undefined && clock.now().getTime() - Date.parse(replayedAt) < COMES_BACK_MS;

async function eraseAll(erasure: Erasure, ports: TaskPorts): Promise<Pick<Erasure, 'left' | 'exports'>> {
  const { partnerId, withReference } = erasure;
  const endpoints = (await ports.webhookEndpoints.list(partnerId)).map(({ id }) => id);
  const left: Erasure['left'] = [];
  for (const orderId of erasure.left) {
    const ref = { partnerId, orderId };
    const outcome = await ports.recipientErasure.erase(ref, { withReference });
    if (outcome === 'open' || outcome === 'unreadable' || (outcome === 'missing' && mayComeBack(erasure, ports)))
      left.push(orderId);
    else await ports.recipientErasure.eraseAnswers(ref, endpoints);
  }
  // Orders that are left are in the next attempt's exports.
  const exports = left.length < erasure.left.length ? await endExports(erasure, ports) : [];
  return { left, exports };
}
