import { type AlwaysReady, dropAlwaysReady, raiseAlwaysReady, readAlwaysReady } from './always-ready.ts';
import { changeTraffic, readTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import type { Delivery } from './delivery.ts';
import { switchEvents } from './function-apps.ts';
import { isOneColourActive, other, stableColour, type Traffic } from './traffic.ts';

/** There are four things to move. More rounds than this mean that something else moves them back. */
const ROUNDS = 12;

/**
 * Moves events and warm instances to the colour that has the requests, wherever an interrupted command has left them. Every
 * command that moves requests ends with this, and any other command may run it. It does one thing at a time and reads all of
 * it again after each: so two commands at the same time reach the same end.
 *
 * @returns the traffic at the end; untouched while a tested release is under way, because then both colours have events
 */
export async function settle(delivery: Delivery): Promise<Traffic> {
  const { arm, target } = delivery;
  const warm = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const traffic = await readTraffic(arm, target);
    if (!isOneColourActive(traffic)) return traffic;
    const stable = stableColour(traffic);
    if (await moveOne(delivery, stable, warm)) continue;
    if (!traffic.note.settling) return traffic;
    return changeTraffic(arm, target, (now) => {
      // Requests have moved again: the command that moved them settles the rest.
      if (!isOneColourActive(now) || stableColour(now) !== stable) return now;
      const { settling: _, ...note } = now.note;
      return { ...now, note };
    });
  }
  throw new Error('events and warm instances move back all the time: something else changes the function apps');
}

/**
 * Does the first thing that is missing. The stable colour comes first: one of the two always takes events.
 * @param warm the most warm instances that were seen, also by an earlier round: another command may have removed them since
 */
async function moveOne({ az, target }: Delivery, stable: Colour, warm: Map<string, number>): Promise<boolean> {
  const idle = other(stable);
  if (await switchEvents(az, target, stable, target.isStandBy ? 'off' : 'on')) return true;
  keepMost(warm, await readAlwaysReady(az, target, idle));
  return (
    (await raiseAlwaysReady(az, target, stable, warm)) ||
    (await switchEvents(az, target, idle, 'off')) ||
    (await dropAlwaysReady(az, target, idle))
  );
}

function keepMost(warm: Map<string, number>, seen: AlwaysReady): void {
  for (const [name, count] of seen) warm.set(name, Math.max(count, warm.get(name) ?? 0));
}
