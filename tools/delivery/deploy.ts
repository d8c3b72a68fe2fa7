import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import { changeTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import type { Delivery } from './delivery.ts';
import { formsReadBy } from './forms-read-by.ts';
import { deployPackage } from './function-apps.ts';
import { settle } from './settle.ts';
import { expectUnchanged, expectUnderWay, other, stableColour, type UnderWay } from './traffic.ts';

/** Deploys a release to the colour that gets no requests. */
export async function deploy(delivery: Delivery, release: string, file: string): Promise<void> {
  const { az, arm, target, serving, say } = delivery;
  const reads = formsReadBy(file);
  // An interrupted command may have left events on the colour that this release goes to.
  const traffic = await settle(delivery);
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
  await noteStable(serving, stable, releases[stable]);
  const begun: UnderWay = { release, candidate, since: new Date().toISOString(), stage: 'deploying' };
  const { [candidate]: _overwritten, ...kept } = releases;
  await changeTraffic(arm, target, (now) => {
    expectUnchanged(now, traffic);
    return { weights: now.weights, note: { releases: kept, underWay: begun } };
  });
  if (underWay?.stage === 'smoked') await settle(delivery);
  // Before the release runs. The colour's previous version has no more sagas, or loses them now.
  await serving.begin(candidate, { release, reads });
  await deployPackage(az, target, candidate, file);
  await changeTraffic(arm, target, (now) => {
    expectUnderWay(now, begun);
    return { ...now, note: { releases: { ...kept, [candidate]: release }, underWay: { ...begun, stage: 'deployed' } } };
  });
  say(`${release} is on ${candidate}; ${stable} has all requests`);
}

/** A version that was never recorded counts as one that reads only the first forms. */
async function noteStable(serving: ServingVersionsAdmin, stable: Colour, release: string | undefined): Promise<void> {
  if (release === undefined || (await serving.list())[stable] !== undefined) return;
  await serving.begin(stable, { release, reads: {} });
}
