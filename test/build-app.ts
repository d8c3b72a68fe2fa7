import { buildAppIfStale } from '../tools/build/build.ts';
import { root } from '../tools/root.ts';

/** Once for all specs: the bundle that the Functions host loads. */
export async function setup(): Promise<void> {
  await buildAppIfStale(root);
}
