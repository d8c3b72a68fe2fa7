import { raiseAlwaysReady, readAlwaysReady } from './always-ready.ts';
import { changeTraffic, readTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import type { Delivery } from './delivery.ts';
import { findUnderWay } from './find-under-way.ts';
import { switchEvents } from './function-apps.ts';
import { findWorkspace } from './run-query.ts';
import { settle } from './settle.ts';
import {
  expectUnderWay,
  OvertakenError,
  other,
  stableColour,
  type Traffic,
  type UnderWay,
  weightsFor,
} from './traffic.ts';
import { watchBurn } from './watch-burn.ts';
import { withdraw } from './withdraw.ts';

export interface Step {
  /** How many of a hundred requests the release gets. */
  percent: number;
  watchMs: number;
  everyMs: number;
  patienceMs: number;
  mayBeQuiet: boolean;
}

/**
 * Gives the release its share of requests and watches it. If it burns its budget, it loses the share at once. At 100 % the
 * release is finished.
 */
export async function shift(delivery: Delivery, release: string, step: Step): Promise<void> {
  const { az, arm, target, say } = delivery;
  const { traffic, underWay } = await findUnderWay(delivery, release);
  if (!underWay) {
    await settle(delivery);
    return say(`${release} already has all requests`);
  }
  const { candidate, since, stage } = underWay;
  if (stage !== 'smoked') throw new Error(`${release} has not been tested yet: run smoke before its first request`);
  const has = traffic.weights[candidate];
  const { percent, watchMs: forMs, everyMs, patienceMs, mayBeQuiet } = step;
  if (has > percent) return say(`${release} already has ${has} %`);
  const workspace = await findWorkspace(az, target.resourceGroup);
  await startCandidate(delivery, candidate);
  await changeTraffic(arm, target, (now) => {
    expectShare(now, underWay, has);
    return { ...now, weights: weightsFor(candidate, percent) };
  });
  say(`${release} has ${percent} % on ${candidate}`);

  const isStillOurs = () => readTraffic(arm, target).then((now) => hasShare(now, underWay, percent));
  const app = target.apps[candidate];
  const watch = { workspace, app, percent, since, forMs, everyMs, patienceMs, mayBeQuiet, isStillOurs, say };
  const reasons = await watchBurn(az, watch);
  if (reasons.length > 0) {
    await withdraw(delivery, underWay);
    throw new Error(`${release} was taken back at ${percent} %:\n  ${reasons.join('\n  ')}`);
  }
  if (percent < 100) return expectShare(await readTraffic(arm, target), underWay, percent);
  await finish(delivery, underWay);
  say(`${release} is released; ${other(candidate)} keeps the previous version until it is retired`);
}

/** Both may restart the app, so they come before its first request. Afterwards they change nothing. */
async function startCandidate({ az, target }: Delivery, candidate: Colour): Promise<void> {
  if (!target.isStandBy) await switchEvents(az, target, candidate, 'on');
  await raiseAlwaysReady(az, target, candidate, await readAlwaysReady(az, target, other(candidate)));
}

/** One write decides that the release is finished. An interruption before it changes nothing, and one after it loses nothing. */
async function finish(delivery: Delivery, underWay: UnderWay): Promise<void> {
  await changeTraffic(delivery.arm, delivery.target, (now) => {
    expectShare(now, underWay, 100);
    return { ...now, note: { releases: now.note.releases, settling: true } };
  });
  const end = await settle(delivery);
  if (end.note.underWay || stableColour(end) !== underWay.candidate) {
    throw new Error(`${underWay.release} was released, and another command has moved the requests since: run status`);
  }
}

function hasShare(now: Traffic, { release, since, candidate }: UnderWay, percent: number): boolean {
  const { underWay } = now.note;
  return underWay?.release === release && underWay.since === since && now.weights[candidate] === percent;
}

function expectShare(now: Traffic, underWay: UnderWay, percent: number): void {
  expectUnderWay(now, underWay);
  if (hasShare(now, underWay, percent)) return;
  const { [underWay.candidate]: has } = now.weights;
  throw new OvertakenError(`another command has given ${underWay.release} ${has} % meanwhile, instead of ${percent} %`);
}
