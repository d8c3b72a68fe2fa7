import type { OrderRef } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { reclaim } from '../../shared/domain/order-recovery.ts';
import { workingSagas } from '../../shared/domain/order-saga-state.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { findOrder, orderIn } from './find-order.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { orderLine } from './order-line.ts';
import { reportPart } from './partly-done.ts';
import { quietSince } from './quiet-since.ts';

/** Longer than the longest wait between two tries of a step, unless its saga is stuck. */
const QUIET_MS = 5 * 60_000;

export const reclaimOrder: ActingCommand = {
  isAct: true,
  name: 'orders reclaim',
  optionalArguments: ['order'],
  summary: 'start a new saga for an order whose saga is lost, for example with its task hub; or for all that seem lost',
  options: {
    'even-if-recent': { type: 'boolean', summary: 'even if it changed in the last five minutes' },
    all: {
      type: 'boolean',
      summary: 'all whose saga has started, and that have not changed for the time in --quiet-for',
    },
    'quiet-for': { type: 'string', value: 'MINUTES', summary: 'with --all: 5 or more (default 10)' },
    'dry-run': { type: 'boolean', summary: 'with --all: only list them' },
  },

  async run(ports, given) {
    if (given['all']) return reclaimAll(ports, given);
    for (const flag of ['quiet-for', 'dry-run']) {
      if (given[flag] !== undefined) throw new UsageError(`--${flag} works only with --all`);
    }
    const ref = await findOrder(ports, orderIn(given));
    const since = given['even-if-recent'] ? undefined : new Date(ports.clock.now().getTime() - QUIET_MS);
    const order = await reclaimOne(ports, ref, since);
    return {
      lines: [`a new saga will ${goalOf(order)}: story ${order.id}`],
      data: { id: order.id, version: order.version },
      changes: [toChange(order)],
    };
  },
};

/** Leaves out stuck orders: they wait for an operator, and `orders resume --all` makes them try again. */
async function reclaimAll(ports: OperatorPorts, given: Given): Promise<ActReport> {
  for (const other of ['order', 'even-if-recent']) {
    if (given[other] !== undefined) throw new UsageError(`${other} and --all can't be combined`);
  }
  const unchangedSince = quietSince(given, ports.clock.now(), QUIET_MS);
  const found = await ports.ordersAdmin.listOpen({ sagas: workingSagas, unchangedSince });
  const broken = found.unreadable.map(({ orderId, fault }) => `${orderId} can't be read: ${fault}`);
  const leftOut = await describeRecent(ports, unchangedSince);
  if (given['dry-run']) {
    const lines = [...found.orders.map(orderLine), ...broken];
    const data = found.orders.map(({ id }) => id);
    return { lines: [...(lines.length > 0 ? lines : ['none']), ...leftOut], data, changes: [] };
  }
  const lines: string[] = [];
  const reclaimed: { id: string; version: number }[] = [];
  const report = (): ActReport => ({
    lines: [`${reclaimed.length} reclaimed`, ...lines, ...broken, ...leftOut],
    data: reclaimed,
    changes: reclaimed.map(toChange),
  });
  const attempt = async ({ partnerId, id }: Order) => {
    try {
      const order = await reclaimOne(ports, { partnerId, orderId: id }, unchangedSince);
      reclaimed.push({ id, version: order.version });
      lines.push(`${id}: a new saga will ${goalOf(order)}`);
    } catch (error) {
      // It has changed since it was listed, so its saga is running.
      if (!(error instanceof OpsError)) throw error;
      lines.push(error.message);
    }
  };
  const reclaimEach = async () => {
    for (const order of found.orders) await attempt(order);
  };
  await reportPart(reclaimEach, report);
  return report();
}

/** Says that others are in progress: after a disaster they may only not be quiet for long enough yet. */
async function describeRecent({ ordersAdmin, clock }: OperatorPorts, unchangedSince: Date): Promise<string[]> {
  const [all, quiet] = await Promise.all([
    ordersAdmin.countOpen({ sagas: workingSagas }),
    ordersAdmin.countOpen({ sagas: workingSagas, unchangedSince }),
  ]);
  const count = all - quiet;
  if (count <= 0) return [];
  const minutes = Math.round((clock.now().getTime() - unchangedSince.getTime()) / 60_000);
  const them =
    count === 1 ? '1 more is in progress and left out: it' : `${count} more are in progress and left out: they`;
  return [`${them} changed in the last ${minutes} minutes, or the payer still has time. Repeat this later`];
}

/** @throws OpsError for an order that has ended, or that has changed after `since` */
async function reclaimOne(ports: OperatorPorts, ref: OrderRef, since: Date | undefined): Promise<Order> {
  const at = ports.clock.now();
  const { order } = await ports.orders.change(ref, (now) => {
    const changedAt = Date.parse(now.updatedAt);
    if (since !== undefined && changedAt > since.getTime() && now.saga.status !== 'completed') {
      const seconds = Math.round((at.getTime() - changedAt) / 1_000);
      throw new OpsError(
        `order ${now.id} changed ${seconds} s ago: its saga may still be running (--even-if-recent skips this check)`,
      );
    }
    const decision = reclaim(now, { at });
    if (decision.kind === 'ended') throw new OpsError(`order ${now.id} has ended: it is ${now.status}`);
    return decision;
  });
  return order;
}

const toChange = ({ id, version }: { id: string; version: number }) => ({
  of: 'order' as const,
  id,
  after: { version },
});

const goalOf = ({ saga }: Order) => ('failure' in saga && saga.failure ? 'undo what was done' : 'continue from there');
