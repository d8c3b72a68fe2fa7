import { buildAppIfStale } from '../scripts/build.ts';
import { root } from '../scripts/partner-orders.ts';

/** Once for all specs: the bundle that the Functions host loads. */
export async function setup(): Promise<void> {
  await buildAppIfStale(root);
}
