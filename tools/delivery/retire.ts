import { readTraffic } from './backend-pool.ts';
import type { Delivery } from './delivery.ts';
import { other, stableColour } from './traffic.ts';

/**
 * Records that the previous colour has finished its sagas and is no longer kept for a rollback. From then on the
 * release writes what that version can't read, and the migration begins.
 */
export async function retire({ arm, target, serving, say }: Delivery, release: string): Promise<void> {
  const traffic = await readTraffic(arm, target);
  const { underWay, releases, settling } = traffic.note;
  if (underWay) throw new Error(`${underWay.release} is under way: finish it first, or roll it back`);
  if (settling) throw new Error('the previous colour may still take events: run settle first');
  const stable = stableColour(traffic);
  if (releases[stable] !== release) throw new Error(`${release} does not have all requests: ${releases[stable]} has`);
  const before = other(stable);
  const { [before]: retired } = await serving.list();
  if (retired === undefined) return say(`only ${release} serves already`);
  await serving.end(before);
  say(`${retired.release} on ${before} is retired: ${release} now writes what it could not read`);
}
