import { changeTraffic } from './backend-pool.ts';
import type { Delivery } from './delivery.ts';
import { settle } from './settle.ts';
import { expectUnderWay, other, type UnderWay, weightsFor } from './traffic.ts';

/**
 * Takes a release back that is under way: requests first, then events and warm instances. The candidate finishes the sagas that
 * it has started.
 *
 * @throws OvertakenError if it is no longer under way
 */
export async function withdraw(delivery: Delivery, underWay: UnderWay): Promise<void> {
  const { arm, target, say } = delivery;
  const { candidate, release } = underWay;
  await changeTraffic(arm, target, (now) => {
    expectUnderWay(now, underWay);
    const { [candidate]: _withdrawn, ...releases } = now.note.releases;
    return { weights: weightsFor(candidate, 0), note: { releases, rolledBack: release, settling: true } };
  });
  say(`${other(candidate)} has all requests again`);
  await settle(delivery);
  say(`${release} is withdrawn from ${candidate}`);
}
