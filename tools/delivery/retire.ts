import { readTraffic } from './backend-pool.ts';
import type { Delivery } from './delivery.ts';
import { findUnfinished } from './find-unfinished.ts';
import { other, stableColour } from './traffic.ts';

/** How many lines of what is unfinished are printed. */
const MOST_LINES = 50;

/**
 * Records that the previous colour has finished its sagas and is no longer kept for a rollback. From then on the
 * release writes what that version can't read, and the migration begins.
 *
 * @throws Error while its task hub has work, which is printed
 */
export async function retire({ arm, target, serving, work, say }: Delivery, release: string): Promise<void> {
  const traffic = await readTraffic(arm, target);
  const { underWay, releases, settling } = traffic.note;
  if (underWay) throw new Error(`${underWay.release} is under way: finish it first, or roll it back`);
  if (settling) throw new Error('the previous colour may still take events: run settle first');
  const stable = stableColour(traffic);
  if (releases[stable] !== release) throw new Error(`${release} does not have all requests: ${releases[stable]} has`);
  const before = other(stable);
  const { [before]: retired } = await serving.list();
  if (retired === undefined) return say(`only ${release} serves already`);
  const unfinished = await findUnfinished(work, stable, new Date());
  if (unfinished.length > 0) {
    for (const line of unfinished.slice(0, MOST_LINES)) say(line);
    throw new Error(
      `${retired.release} on ${before} is not retired, because ${unfinished.length} are unfinished there: wait, or move them to ${release} with "npm run ops -- orders reclaim ORDER --because TEXT --azure" and "npm run ops -- refunds reclaim --all --because TEXT --azure"`,
    );
  }
  await serving.end(before);
  say(`${retired.release} on ${before} is retired: ${release} now writes what it could not read`);
}
