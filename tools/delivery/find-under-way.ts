import { readTraffic } from './backend-pool.ts';
import type { Delivery } from './delivery.ts';
import { stableColour, type Traffic, type UnderWay } from './traffic.ts';

/**
 * Finds a release that is under way.
 * @returns without `underWay` if it has finished and has all requests
 * @throws Error when another release is under way, or this one is on no colour
 */
export async function findUnderWay(
  { arm, target }: Delivery,
  release: string,
): Promise<{ traffic: Traffic; underWay?: UnderWay }> {
  const traffic = await readTraffic(arm, target);
  const { underWay, releases } = traffic.note;
  if (underWay?.release === release) return { traffic, underWay };
  if (!underWay && releases[stableColour(traffic)] === release) return { traffic };
  throw new Error(`${release} is not under way${underWay ? `, but ${underWay.release} is` : ''}`);
}
