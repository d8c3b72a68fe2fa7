import { until } from '@partner-orders/loopback-server/until';
import { auditBooks } from './audit-books.ts';
import { auditWebhooks } from './audit-webhooks.ts';
import { ChaosStack } from './chaos-stack.ts';
import { injectFaults } from './inject-faults.ts';
import { isOpen, OrderProgress } from './order-progress.ts';
import { PartnerServers } from './partner-servers.ts';
import { describeFault, type PlannedFault, planFaults } from './plan-faults.ts';
import { partners, SteadyOrders } from './steady-orders.ts';

export interface ChaosReport {
  faults: PlannedFault[];
  /** How many orders ended in each status. */
  endings: Record<string, number>;
  /** How many events had to come to their partners' servers. */
  webhooks: number;
  violations: string[];
  /** Milliseconds from each SIGKILL until every order that was open then had progressed, in growing order. */
  recoveries: number[];
}

/** Orders that don't end within this time after the last fault never end. */
const LONGEST_END_MS = 120_000;

/** Breaks the running stack by the seed's plan while partners place and cancel orders, and compares all books. */
export async function runChaos(asked: {
  seed: number;
  durationMs: number;
  perSecond: number;
  portBase: number;
  /** How long a message that a killed host had stays locked; by default that of the tests. */
  lockMs?: number;
  tell?(line: string): void;
}): Promise<ChaosReport> {
  const { seed, durationMs, perSecond, portBase, lockMs, tell = () => undefined } = asked;
  const faults = planFaults(seed, durationMs);
  const stack = new ChaosStack(portBase, lockMs);
  const progress = new OrderProgress(stack);
  const servers = new PartnerServers();
  try {
    await stack.start();
    await servers.start(stack, partners);
    const begun = performance.now();
    const orders = new SteadyOrders(stack, seed);
    const placing = orders.place({ perSecond, durationMs, begun });
    for (const fault of faults) tell(describeFault(fault));
    await injectFaults(stack, faults, { begun, onKill: () => progress.measureFromNow() });
    await Promise.all([stack.disturb('payments'), stack.disturb('carrier')]);
    await placing;
    // What never ends is found in the books.
    await until('all orders to end', async () => hasEnded(progress, orders), LONGEST_END_MS).catch(() => undefined);
    const recoveries = (await progress.times()).toSorted((one, other) => one - other);
    const { violations, endings, events } = await auditBooks(stack, orders.accepted);
    const isHeard = () => events.every(({ partner, id }) => servers.hasGot(partner, id));
    await until('all webhooks to arrive', async () => isHeard(), LONGEST_END_MS).catch(() => undefined);
    const unheard = auditWebhooks(servers, orders.accepted, events);
    const found = [...orders.refusals, ...violations, ...unheard];
    return { faults, endings, webhooks: events.length, violations: found, recoveries };
  } finally {
    progress.close();
    await servers.close();
    await stack.stop();
  }
}

async function hasEnded(progress: OrderProgress, { accepted }: SteadyOrders): Promise<boolean> {
  const found = await progress.look();
  return accepted.every(({ id }) => {
    const order = found?.get(id);
    return order !== undefined && !isOpen(order);
  });
}
