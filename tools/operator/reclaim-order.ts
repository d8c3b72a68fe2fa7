import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { reclaim } from '../../shared/domain/order-changes.ts';
import { type Command, OpsError, textOf } from './command.ts';
import { findOrder } from './find-order.ts';

/** Longer than any step waits between two tries, unless its saga is stuck. */
const QUIET_MS = 5 * 60_000;

export const reclaimOrder: Command = {
  name: 'orders reclaim',
  argument: 'order',
  summary: 'start another saga for an order whose own is lost, such as with its task hub',
  options: { 'even-if-recent': { summary: 'also when something happened to it in the last five minutes' } },

  async run(azure, given) {
    const ref = await findOrder(azure, textOf(given, 'order'));
    const at = new Date();
    const { order } = await new CosmosOrders(azure.container('orders')).change(ref, (now) => {
      const quietMs = at.getTime() - Date.parse(now.updatedAt);
      if (!given['even-if-recent'] && quietMs < QUIET_MS && now.saga.status !== 'completed') {
        throw new OpsError(
          `order ${now.id} changed ${Math.round(quietMs / 1_000)} s ago: its saga may well be there (--even-if-recent)`,
        );
      }
      const decision = reclaim(now, { at });
      if (decision.kind === 'ended') throw new OpsError(`order ${now.id} has ended: it is ${now.status}`);
      return decision;
    });
    const goal = 'failure' in order.saga && order.saga.failure ? 'undo what was begun' : 'go on where it stands';
    return {
      lines: [`another saga will ${goal}: orders show ${order.id}`],
      data: { id: order.id, version: order.version },
    };
  },
};
