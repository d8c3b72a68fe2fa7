import type { Refund } from '../../shared/domain/refund.ts';
import type { JobsAdmin } from '../../shared/ports/jobs-admin.ts';
import type { OrdersAdmin, UnreadableOrder } from '../../shared/ports/orders-admin.ts';
import type { RefundsAdmin } from '../../shared/ports/refunds-admin.ts';
import { type Colour, taskHubOf } from './colours.ts';
import { other } from './traffic.ts';

/** The app's data about work in progress. */
export interface WorkInProgress {
  orders: Pick<OrdersAdmin, 'listOpen'>;
  refunds: Pick<RefundsAdmin, 'listOpen'>;
  jobs: JobsAdmin;
}

/** A refund that has just been requested ends within minutes. One that does not waits, is stuck or is lost. */
const QUIET_MS = 10 * 60_000;

/**
 * Finds what the task hub of the previous colour still has to do, a line each with what to do about it. An instance there
 * always belongs to an order, a refund or a job, and each of them says where it is worked on.
 *
 * @param colour the colour of the release: a refund may have a saga in both hubs, and is safe with one in this hub
 */
export async function findUnfinished(work: WorkInProgress, colour: Colour, now: Date): Promise<string[]> {
  const [hub, before] = [taskHubOf(colour), taskHubOf(other(colour))];
  const [orders, quiet, waiting, jobs] = await Promise.all([
    work.orders.listOpen({ claimedIn: before }),
    work.refunds.listOpen({
      ...{ sagas: ['running'], withoutSagaIn: hub },
      silentSince: new Date(now.getTime() - QUIET_MS),
    }),
    work.refunds.listOpen({ sagas: ['waiting', 'stuck'], withoutSagaIn: hub }),
    work.jobs.listRunningIn(before),
  ]);
  const open = [
    ...orders.orders.map(({ id, partnerId, status, saga, sagaHub }) => {
      const place = sagaHub === undefined ? 'its task hub is not noted, as in release 0.1.0' : sagaHub;
      return `order ${id} of ${partnerId} is ${status}, its saga is ${saga.status}: ${place}`;
    }),
    ...[...quiet.refunds, ...waiting.refunds].map(lineOfRefund),
    ...jobs.jobs.map(({ partnerId, jobId }) => `job ${jobId} of ${partnerId} runs`),
  ];
  const unreadable = [orders, quiet, waiting].flatMap((found): readonly UnreadableOrder[] => found.unreadable);
  return [
    ...open,
    ...jobs.unreadable.map((id) => `job ${id} can't be read: documents show ${id}`),
    ...unreadable.map(({ orderId, partnerId, fault }) => `order ${orderId} of ${partnerId} can't be read: ${fault}`),
  ];
}

const lineOfRefund = ({ id, partnerId, orderId, saga }: Refund) =>
  `refund ${id} of order ${orderId} of ${partnerId} has a saga that is ${saga.status}, and none in the hub of the release`;
