import type { Order } from '../../shared/domain/order.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { reject, release } from '../../shared/domain/order-screening.ts';
import { findOrder } from './find-order.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

type Verdict = 'released' | 'rejected';
const decisions: Record<Verdict, (order: Order, verdict: { at: Date; by: string; because: string }) => Decision> = {
  released: release,
  rejected: reject,
};

/** The first verdict counts: the same one again changes nothing, and another one is refused. */
function decideHold(name: string, verdict: Verdict, summary: string): ActingCommand {
  const destroys = verdict === 'rejected' ? { destroys: () => 'undoes the order for good' } : {};
  return {
    ...destroys,
    isAct: true,
    name,
    argument: 'order',
    summary,
    options: { because: { type: 'string', value: 'TEXT', summary: 'why; partners don’t see it', required: true } },

    async run(ports, given) {
      const ref = await findOrder(ports, textOf(given, 'order'));
      const { orders, clock } = ports;
      const reasons = { by: await nameOperator(ports), because: textOf(given, 'because') };
      const { kind, order } = await orders.change(ref, (now) => {
        const decision = decisions[verdict](now, { ...reasons, at: clock.now() });
        if (decision.kind === 'changed' || now.screening?.state === verdict) return decision;
        throw new OpsError(`order ${now.id} does not wait for a verdict: ${stateOf(now)}`);
      });
      const again = kind === 'changed' ? '' : ' already';
      const changes = kind === 'changed' ? [{ of: 'order' as const, id: order.id, after: verdict }] : [];
      return {
        lines: [`${order.id} is${again} ${verdict}`],
        data: { id: order.id, screening: order.screening },
        changes,
      };
    },
  };
}

function stateOf({ status, screening }: Order): string {
  if (screening === undefined) return `no rule selected it, and it is ${status}`;
  const by = screening.by === undefined ? '' : ` by ${screening.by}: ${screening.because ?? ''}`;
  return `it was ${screening.state}${by}, and it is ${status}`;
}

export const releaseHold = decideHold('orders release', 'released', 'let an order that is on hold continue');
export const rejectHold = decideHold(
  'orders reject',
  'rejected',
  'reject an order that is on hold: it is undone and fails',
);
