import { restart } from '../../shared/domain/order-recovery.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { SagaInstances } from '../../shared/ports/saga-instances.ts';
import type { WorkingOrder, WorkingOrders } from '../../shared/ports/working-orders.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** How many quiet orders one run reads, and of how many it asks for the instance. */
const MOST_LISTED = 2_000;
const MOST_LOOKED_AT = 200;
/**
 * How many times longer an order of release 0.1.0 must be quiet. Its saga may be in the hub of the other colour, and that
 * release never waits this long for anything but an operator.
 */
const UNNOTED_PATIENCE = 6;

interface Ports {
  working: Pick<WorkingOrders, 'listQuiet'>;
  orders: Pick<Orders, 'change'>;
  sagas: SagaInstances;
  clock: Clock;
}

/**
 * Finds orders that have not changed for `quietMs` and whose saga has ended without them, or is gone from the task hub of
 * this colour, and starts another one. Only the run that has an order can write to it, so a run that is alive after all
 * loses the order and stops.
 *
 * @param random chooses where to begin, so that every order has its turn if there are many
 */
export async function restartLostOrders(
  { working, orders, sagas, clock }: Ports,
  { quietMs }: { quietMs: number },
  random: () => number = Math.random,
): Promise<void> {
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const times = { before: ago(quietMs), unnotedBefore: ago(UNNOTED_PATIENCE * quietMs) };
  const quiet = await working.listQuiet({ hub: sagas.hub, ...times, limit: MOST_LISTED });
  const begin = quiet.length > MOST_LOOKED_AT ? Math.floor(random() * quiet.length) : 0;
  const turn = [...quiet.slice(begin), ...quiet.slice(0, begin)].slice(0, MOST_LOOKED_AT);
  for (const order of turn) {
    try {
      if (await sagas.hasEnded(order.instance)) await startAgain(order, orders, clock.now());
    } catch (error) {
      // The next run of the timer tries it again. The others must not wait for it.
      log.error(`whether the saga of order ${order.orderId} is lost can't be found out`, error, idsOf(order));
    }
  }
}

async function startAgain(order: WorkingOrder, orders: Ports['orders'], at: Date): Promise<void> {
  const { partnerId, orderId, run, instance } = order;
  let isLeft = false;
  const { kind } = await orders.change({ partnerId, orderId }, (now) => {
    const decision = restart(now, { run, at });
    isLeft = decision.kind === 'left';
    return decision.kind === 'left' ? { kind: 'unchanged' } : decision;
  });
  if (isLeft) {
    // It fires the same alert as a stuck saga, because it needs the same person.
    recordMetric('saga.stuck', 1);
    log.warn(`order ${orderId} has lost its saga too often, and waits for an operator: ${instance}`, idsOf(order));
  }
  if (kind !== 'changed') return;
  recordMetric('saga.runs_recovered', 1);
  log.warn(`the saga of order ${orderId} was lost, and another one is started: ${instance}`, idsOf(order));
}

const idsOf = ({ orderId, partnerId }: WorkingOrder) => ({ 'order.id': orderId, 'partner.id': partnerId });
