import { buildAppIfStale } from '../tools/build/build.ts';
import { root } from '../tools/root.ts';

/** Builds the bundle that the Functions host loads, once for all specs. */
export async function setup(): Promise<void> {
  await buildAppIfStale(root);
}
