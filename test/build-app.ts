import { buildAppIfStale } from '../tools/build/build.ts';
import { buildHostIfStale } from '../tools/build/build-host.ts';
import { root } from '../tools/root.ts';

/** Builds the bundle that the Functions host loads, once for all specs. */
export async function setup(): Promise<void> {
  await Promise.all([buildAppIfStale(root), buildHostIfStale()]);
}
