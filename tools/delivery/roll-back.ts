import { causeOf } from '../../shared/cause-of.ts';
import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import { changeTraffic, readTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import type { Delivery } from './delivery.ts';
import { formsReadBy } from './forms-read-by.ts';
import { deployPackage } from './function-apps.ts';
import { settle } from './settle.ts';
import { expectUnchanged, OvertakenError, other, stableColour, type Traffic, weightsFor } from './traffic.ts';
import { withdraw } from './withdraw.ts';

/** An earlier release as a package, for when no colour has it any more. */
export interface Earlier {
  release: string;
  file: string;
}

export interface Rollback {
  earlier?: Earlier | undefined;
  /** Roll back only this release, and only while it is under way: for a run that cleans up after itself. */
  only?: string | undefined;
  /** Roll back only this release, under way or not: the way to go back further than the last rollback. */
  from?: string | undefined;
}

/**
 * Rolls back the release that is under way, or else the last one. Weights move first, because that helps partners within
 * seconds. Repeating it is safe: it goes back once, until the next release begins.
 */
export async function rollBack(delivery: Delivery, rollback: Rollback): Promise<void> {
  const traffic = await readTraffic(delivery.arm, delivery.target);
  try {
    await rollBackFrom(delivery, rollback, traffic);
  } catch (error) {
    if (!(error instanceof OvertakenError)) throw error;
    // The release ended while it was rolled back: then it has all requests, or another command has rolled it back.
    const now = await readTraffic(delivery.arm, delivery.target);
    await rollBackFrom(delivery, { ...rollback, from: rollback.from ?? currentRelease(traffic) }, now);
  }
}

async function rollBackFrom(delivery: Delivery, { earlier, only, from }: Rollback, traffic: Traffic): Promise<void> {
  const { underWay, rolledBack } = traffic.note;
  const current = currentRelease(traffic);
  const say = async (text: string) => {
    await settle(delivery);
    delivery.say(text);
  };
  if (only !== undefined && underWay?.release !== only) return say(`${only} is not under way: nothing to take back`);
  if (from !== undefined && from !== current) {
    const stable = stableColour(traffic);
    const isStable = from === (traffic.note.releases[stable] ?? stable);
    if (underWay && isStable) throw new Error(`${underWay.release} is under way: roll it back first`);
    return say(`${from} has no requests: nothing to roll back`);
  }
  if (underWay) {
    await withdraw(delivery, underWay);
    return keepIdle(delivery, earlier);
  }
  if (from === undefined && rolledBack !== undefined) {
    await keepIdle(delivery, earlier);
    return say(
      `${rolledBack} is already rolled back, and ${current} has all requests; to take them from it too, add --from ${current}`,
    );
  }
  await returnRequests(delivery, traffic, earlier);
}

/** The release that a rollback means, or the name of its colour if it is not known. */
function currentRelease(traffic: Traffic): string {
  const stable = stableColour(traffic);
  return traffic.note.underWay?.release ?? traffic.note.releases[stable] ?? stable;
}

/** Keeps an earlier release on the idle colour, as the way back from the next release. It gets no requests. */
async function keepIdle({ az, arm, target, serving, say }: Delivery, earlier: Earlier | undefined): Promise<void> {
  if (!earlier) return;
  const traffic = await readTraffic(arm, target);
  if (traffic.note.underWay) throw new Error(`${traffic.note.underWay.release} is under way`);
  if (Object.values(traffic.note.releases).includes(earlier.release)) return;
  const idle = other(stableColour(traffic));
  await serving.begin(idle, { release: earlier.release, reads: formsReadBy(earlier.file) });
  await deployPackage(az, target, idle, earlier.file);
  await changeTraffic(arm, target, (now) => {
    expectUnchanged(now, traffic);
    return { ...now, note: { ...now.note, releases: { ...now.note.releases, [idle]: earlier.release } } };
  });
  say(`${earlier.release} is on ${idle}, idle`);
}

/** Moves all requests from a finished release to the other colour, which has the earlier one or gets it now. */
async function returnRequests(delivery: Delivery, traffic: Traffic, earlier: Earlier | undefined): Promise<void> {
  const { az, arm, target, serving, say } = delivery;
  const { releases } = traffic.note;
  const stable = stableColour(traffic);
  const before = other(stable);
  const release = earlier?.release ?? releases[before];
  if (release === undefined) {
    throw new Error(`the release on ${before} is not known: name one with --earlier and --package`);
  }
  const wanted = releases[before] === release ? undefined : earlier;
  await noteEarlier(serving, before, { release, earlier: wanted }).catch((error) => {
    // Partners come first: the earlier version tolerates what the newer one writes.
    say(`can't record that ${before} serves again: ${causeOf(error).message}`);
  });
  if (wanted) await deployPackage(az, target, before, wanted.file);
  const bad = currentRelease(traffic);
  await changeTraffic(arm, target, (now) => {
    expectUnchanged(now, traffic);
    return {
      weights: weightsFor(before, 100),
      note: { releases: { [before]: release }, rolledBack: bad, settling: true },
    };
  });
  say(`${release} on ${before} has all requests again, instead of ${bad}`);
  // The colour restarts when it gets the events, and the gateway retries what fails meanwhile.
  const end = await settle(delivery);
  if (end.note.underWay || stableColour(end) !== before) {
    throw new Error(`${bad} was rolled back, and another command has moved the requests since: run status`);
  }
  say(`${before} has the events too`);
}

/** Runs before the first request: from now on the app writes only what this version can read. */
async function noteEarlier(
  serving: ServingVersionsAdmin,
  colour: Colour,
  { release, earlier }: { release: string; earlier: Earlier | undefined },
): Promise<void> {
  if (earlier) return serving.begin(colour, { release, reads: formsReadBy(earlier.file) });
  const { [colour]: known } = await serving.list();
  // A retired version is no longer recorded, so it counts as one that reads only the first forms.
  if (known?.release !== release) await serving.begin(colour, { release, reads: {} });
}
