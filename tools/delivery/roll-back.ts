import { causeOf } from '../../shared/cause-of.ts';
import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import { dropAlwaysReady, shareAlwaysReady } from './always-ready.ts';
import { readTraffic, writeTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import { formsReadBy } from './forms-read-by.ts';
import { deployPackage, switchEventTriggers } from './function-apps.ts';
import { type Delivery, goBack } from './release.ts';
import { other, stableColour, weightsFor } from './traffic.ts';

/** An earlier release as a package, for when no colour has it any more. */
export interface Earlier {
  release: string;
  file: string;
}

/**
 * Rolls back the release that is under way, or else the last one; while one is under way, repeating it is safe. Weights move
 * first, because that helps partners within seconds.
 *
 * @param only rolls back only this release, and only while it is under way: for a run that cleans up after itself
 */
export async function rollBack(
  delivery: Delivery,
  { earlier, only }: { earlier: Earlier | undefined; only: string | undefined },
): Promise<void> {
  const { az, target, serving, say } = delivery;
  const traffic = await readTraffic(az, target);
  const { underWay, releases } = traffic.note;
  if (only !== undefined && underWay?.release !== only) return say(`${only} is not under way: nothing to take back`);
  const stable = stableColour(traffic);
  if (underWay) {
    await goBack(delivery, traffic, underWay);
    if (!earlier) return;
    // The idle colour is the way back from the next release.
    await serving.begin(underWay.candidate, { release: earlier.release, reads: formsReadBy(earlier.file) });
    await deployPackage(az, target, underWay.candidate, earlier.file);
    const note = { releases: { ...releases, [underWay.candidate]: earlier.release } };
    await writeTraffic(az, target, { weights: weightsFor(stable, 100), note });
    return say(`${earlier.release} is on ${underWay.candidate}, idle`);
  }
  const before = other(stable);
  await noteEarlier(serving, before, { release: releases[before], earlier }).catch((error) => {
    // Partners come first: the earlier version tolerates what the newer one writes.
    say(`can't record that ${before} serves again: ${causeOf(error).message}`);
  });
  if (releases[before] === undefined) {
    if (!earlier) throw new Error(`the release on ${before} is not known: name one with --earlier and --package`);
    await deployPackage(az, target, before, earlier.file);
  }
  const { [stable]: bad, ...kept } = releases;
  const release = releases[before] ?? earlier?.release ?? '';
  await writeTraffic(az, target, {
    weights: weightsFor(before, 100),
    note: { releases: { ...kept, [before]: release } },
  });
  say(`${release} on ${before} has all requests again, instead of ${bad ?? 'an unknown release'}`);
  // One of the two always takes events. The colour restarts, and the gateway retries what fails meanwhile.
  await switchEventTriggers(az, target, before, 'on');
  await shareAlwaysReady(az, target, { from: stable, to: before });
  await switchEventTriggers(az, target, stable, 'off');
  await dropAlwaysReady(az, target, stable);
}

/** Runs before the first request: from now on the app writes only what this version can read. */
async function noteEarlier(
  serving: ServingVersionsAdmin,
  colour: Colour,
  { release, earlier }: { release: string | undefined; earlier: Earlier | undefined },
): Promise<void> {
  if (release === undefined) {
    if (earlier) await serving.begin(colour, { release: earlier.release, reads: formsReadBy(earlier.file) });
    return;
  }
  const { [colour]: known } = await serving.list();
  // A retired version is no longer recorded, so it counts as one that reads only the first forms.
  if (known?.release !== release) await serving.begin(colour, { release, reads: {} });
}
