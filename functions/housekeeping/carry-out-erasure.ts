import { type Erasure, noteErasure } from '../../shared/domain/erasure.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import type { FoundErasure } from '../../shared/ports/erasures.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import { endExports } from './end-exports.ts';
import { findExportsToEnd } from './find-exports-to-end.ts';
import type { TaskPart, TaskPorts } from './housekeeping-task.ts';
import { keepErasureRecord } from './keep-erasure-record.ts';
import type { TaskCounts } from './start-counts.ts';
import { tryToErase } from './try-to-erase.ts';

/**
 * Erases what is left of an erasure, and notes what is left then. One that fails must not stop the others, so it is counted
 * and logged.
 *
 * @returns `cut`: the time was over before all of its orders were tried, and it has got less
 * @throws Unavailable
 */
export async function carryOutErasure(
  found: FoundErasure,
  ports: TaskPorts,
  part: TaskPart,
  counts: TaskCounts,
): Promise<'tried' | 'cut'> {
  const { erasure } = found;
  const { id, partnerId } = erasure;
  try {
    if (!part.isDry) {
      // Nothing is erased that a restored database could not find out about.
      await keepErasureRecord(erasure, ports);
      const { isCut, left } = await eraseAll(erasure, ports, part, counts);
      // Orders that are left are in the next attempt's exports.
      const known = left.length < erasure.left.length ? await endAllExports(found, ports) : found;
      if (known === undefined) return 'tried';
      const noted = noteErasure(known.erasure, left, ports.clock.now());
      if (!(await ports.erasures.replace(noted, known.etag))) return 'tried';
      counts.found.push(`${partnerId} ${id} ${noted.doneAt === undefined ? `${noted.left.length} left` : 'done'}`);
      if (noted.doneAt !== undefined) counts.done += 1;
      return isCut && noted.left.length < erasure.left.length ? 'cut' : 'tried';
    }
    counts.found.push(`${partnerId} ${id} ${erasure.left.length} to do`);
    counts.done += 1;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    counts.failed += 1;
    log.error(`erasure ${id} failed`, error);
  }
  return 'tried';
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
): Promise<Pick<Erasure, 'left'> & { isCut: boolean }> {
  const { partnerId, withReference } = erasure;
  let left: Erasure['left'] = [];
  const gone: OrderId[] = [];
  let isCut = false;
  for (const [place, orderId] of erasure.left.entries()) {
    if (place > 0 && ports.clock.now() >= until) {
      isCut = true;
      left = [...erasure.left.slice(place), ...left];
      break;
    }
    const ref = { partnerId, orderId };
    const outcome = await tryToErase(ref, ports.recipientErasure, { withReference });
    if (outcome === 'unreadable') counts.failed += 1;
    if (outcome === 'open' || outcome === 'unreadable' || (outcome === 'missing' && mayComeBack(erasure, ports)))
      left.push(orderId);
    else gone.push(orderId);
  }
  if (gone.length > 0) await ports.recipientErasure.eraseAnswers(partnerId, gone);
  return { left, isCut };
}

/**
 * Ends the partner's exports. Which ones is noted before, because a process that dies in between leaves nothing to tell it by.
 *
 * @returns the erasure as it is noted; undefined if it has changed since it was read
 */
async function endAllExports(found: FoundErasure, ports: TaskPorts): Promise<FoundErasure | undefined> {
  const { erasure, etag } = found;
  const ids = await findExportsToEnd(erasure, ports);
  if (ids.length === 0) return found;
  const noted = { ...erasure, exports: [...new Set([...erasure.exports, ...ids])] };
  if (!(await ports.erasures.replace(noted, etag))) return undefined;
  await endExports(erasure, ids, ports);
  return ports.erasures.find(erasure);
}
