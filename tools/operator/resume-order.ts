import type { OrderRef } from '../../shared/domain/ids.ts';
import { requestResume } from '../../shared/domain/order-recovery.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { findOrder, orderIn } from './find-order.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { reportPart } from './partly-done.ts';

/**
 * Writes the request on the order, with an event that the outbox carries to the saga. So it needs only the right to write
 * orders (Durable's own API needs a system key and a way around the gateway), and it arrives even if the bus or host is down.
 */
export const resumeOrder: ActingCommand = {
  isAct: true,
  name: 'orders resume',
  optionalArguments: ['order'],
  summary: 'make one or all stuck sagas try again now',
  options: { all: { type: 'boolean', summary: 'all that are stuck now' } },

  async run(ports, given) {
    const refs = given['all'] ? await stuckOrders(ports, given) : [await findOrder(ports, orderIn(given))];
    const { orders, clock } = ports;
    const resumed: { id: string; version: number }[] = [];
    const report = (): ActReport => {
      const lines = resumed.map(({ id }) => `the saga of ${id} was asked to try again: story ${id} shows when it has`);
      const changes = resumed.map(({ id, version }) => ({ of: 'order' as const, id, after: { version } }));
      const data = given['all'] ? resumed : resumed[0];
      return { lines: lines.length > 0 ? lines : ['none is stuck'], data, changes };
    };
    const resume = async (ref: OrderRef) => {
      const { order } = await orders.change(ref, (now) => {
        const decision = requestResume(now, { at: clock.now() });
        if (decision.kind !== 'not_stuck') return decision;
        // With --all, one may have continued in the meantime.
        if (given['all']) return { kind: 'unchanged' };
        throw new OpsError(`order ${now.id} is not stuck: its saga is ${now.saga.status}`);
      });
      resumed.push({ id: order.id, version: order.version });
    };
    const resumeEach = async () => {
      for (const ref of refs) await resume(ref);
    };
    await reportPart(resumeEach, report);
    return report();
  },
};

async function stuckOrders(ports: OperatorPorts, given: Given): Promise<OrderRef[]> {
  if (given['order'] !== undefined) throw new UsageError('name one order or use --all, not both');
  const { orders } = await ports.ordersAdmin.listOpen({ sagas: ['stuck'] });
  return orders.map(({ partnerId, id }) => ({ partnerId, orderId: id }));
}
