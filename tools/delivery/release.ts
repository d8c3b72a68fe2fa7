import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import { dropAlwaysReady, shareAlwaysReady } from './always-ready.ts';
import type { AzureCli } from './azure-cli.ts';
import { readTraffic, writeTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import type { DeliveryTarget } from './delivery-target.ts';
import { formsReadBy } from './forms-read-by.ts';
import { deployPackage, switchEventTriggers } from './function-apps.ts';
import { findWorkspace } from './run-query.ts';
import { other, type ReleaseNote, stableColour, type Traffic, weightsFor } from './traffic.ts';
import { watchBurn } from './watch-burn.ts';

export interface Delivery {
  az: AzureCli;
  target: DeliveryTarget;
  /** Which versions serve: the app checks this before it writes what an older one can't read. */
  serving: ServingVersionsAdmin;
  say: (text: string) => void;
}

export type UnderWay = NonNullable<ReleaseNote['underWay']>;

/** Deploys a release to the colour that gets no requests. */
export async function deploy({ az, target, serving, say }: Delivery, release: string, file: string): Promise<void> {
  const traffic = await readTraffic(az, target);
  const { underWay, releases } = traffic.note;
  const stable = stableColour(traffic);
  if (!underWay && releases[stable] === release) return say(`${release} already has all requests`);
  if (underWay && underWay.release !== release) {
    throw new Error(
      `${underWay.release} is under way at ${traffic.weights[underWay.candidate]} %: roll it back, or finish it`,
    );
  }
  const candidate = other(stable);
  if (traffic.weights[candidate] > 0) return say(`${release} is already under way on ${candidate}`);
  const reads = formsReadBy(file);
  await noteStable(serving, stable, releases[stable]);
  const begun: UnderWay = { release, candidate, since: new Date().toISOString(), stage: 'deploying' };
  const { [candidate]: _overwritten, ...kept } = releases;
  await writeTraffic(az, target, { ...traffic, note: { releases: kept, underWay: begun } });
  // Before the release runs. The colour's previous version has no more sagas, or loses them now.
  await serving.begin(candidate, { release, reads });
  await deployPackage(az, target, candidate, file);
  const note = { releases: { ...kept, [candidate]: release }, underWay: { ...begun, stage: 'deployed' as const } };
  await writeTraffic(az, target, { ...traffic, note });
  say(`${release} is on ${candidate}; ${stable} has all requests`);
}

/** A version that was never recorded counts as one that reads only the first forms. */
async function noteStable(serving: ServingVersionsAdmin, stable: Colour, release: string | undefined): Promise<void> {
  if (release === undefined || (await serving.list())[stable] !== undefined) return;
  await serving.begin(stable, { release, reads: {} });
}

/**
 * Records that the previous colour has finished its sagas and is no longer kept for a rollback. From then on the
 * release writes what that version can't read, and the migration begins.
 */
export async function retire({ az, target, serving, say }: Delivery, release: string): Promise<void> {
  const traffic = await readTraffic(az, target);
  const { underWay, releases } = traffic.note;
  if (underWay) throw new Error(`${underWay.release} is under way: finish it first, or roll it back`);
  const stable = stableColour(traffic);
  if (releases[stable] !== release) throw new Error(`${release} does not have all requests: ${releases[stable]} has`);
  const before = other(stable);
  const { [before]: retired } = await serving.list();
  if (retired === undefined) return say(`only ${release} serves already`);
  await serving.end(before);
  say(`${retired.release} on ${before} is retired: ${release} now writes what it could not read`);
}

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
  const { az, target, say } = delivery;
  const { traffic, underWay } = await findUnderWay(delivery, release);
  if (!underWay) return say(`${release} already has all requests`);
  const { candidate, since, stage } = underWay;
  if (stage !== 'smoked') throw new Error(`${release} has not been tested yet: run smoke before its first request`);
  const has = traffic.weights[candidate];
  if (has > step.percent) return say(`${release} already has ${has} %`);
  const workspace = await findWorkspace(az, target.resourceGroup);
  if (has === 0) {
    // Both may restart the app, so they come before the first request.
    await switchEventTriggers(az, target, candidate, 'on');
    await shareAlwaysReady(az, target, { from: other(candidate), to: candidate });
  }
  const note = traffic.note;
  if (has < step.percent) await writeTraffic(az, target, { weights: weightsFor(candidate, step.percent), note });
  say(`${release} has ${step.percent} % on ${candidate}`);

  const { percent, watchMs: forMs, everyMs, patienceMs, mayBeQuiet } = step;
  const app = target.apps[candidate];
  const reasons = await watchBurn(az, { workspace, app, percent, since, forMs, everyMs, patienceMs, mayBeQuiet, say });
  if (reasons.length > 0) {
    await goBack(delivery, traffic, underWay);
    throw new Error(`${release} was taken back at ${step.percent} %:\n  ${reasons.join('\n  ')}`);
  }
  if (step.percent < 100) return;
  await switchEventTriggers(az, target, other(candidate), 'off');
  await dropAlwaysReady(az, target, other(candidate));
  await writeTraffic(az, target, { weights: weightsFor(candidate, 100), note: { releases: note.releases } });
  say(`${release} is released; ${other(candidate)} keeps the previous version until it is retired`);
}

/** Takes back requests first, then events and warm instances: the candidate finishes the sagas that it has started. */
export async function goBack({ az, target, say }: Delivery, { note }: Traffic, underWay: UnderWay): Promise<void> {
  const { candidate, release } = underWay;
  const { [candidate]: _withdrawn, ...releases } = note.releases;
  await writeTraffic(az, target, { weights: weightsFor(candidate, 0), note: { ...note, underWay } });
  say(`${other(candidate)} has all requests again`);
  await switchEventTriggers(az, target, candidate, 'off');
  await dropAlwaysReady(az, target, candidate);
  await writeTraffic(az, target, { weights: weightsFor(candidate, 0), note: { releases } });
  say(`${release} is withdrawn from ${candidate}`);
}

/** @throws Error when another release is under way, or this one is on no colour */
export async function findUnderWay(
  { az, target }: Delivery,
  release: string,
): Promise<{ traffic: Traffic; underWay?: UnderWay }> {
  const traffic = await readTraffic(az, target);
  const { underWay, releases } = traffic.note;
  if (underWay?.release === release) return { traffic, underWay };
  if (!underWay && releases[stableColour(traffic)] === release) return { traffic };
  throw new Error(`${release} is not under way${underWay ? `, but ${underWay.release} is` : ''}`);
}
