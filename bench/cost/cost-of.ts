import { type Counts, type orderOutcomes, sumOf, type Usage } from './counts.ts';
import type { PriceName, PriceTable } from './prices.ts';

const SECONDS_A_DAY = 86_400;
const DAYS = 30.4;
const HOURS = 730;
const EXPIRING = ['feed', 'deliveries', 'provider-events'];

/** An amount of something with a price, in the unit that the price is for. */
export interface CostLine {
  name: PriceName;
  quantity: number;
  /** Undefined if the price has to be looked up. */
  usd: number | undefined;
}

/** What an order uses, its partner's polls included, in the units of the prices: request units and bytes are of the order. */
export interface OrderUsage {
  units: number;
  executions: number;
  durable: number;
  operations: number;
  logBytes: number;
  keptBytes: number;
  keptEventBytes: number;
  sentBytes: number;
  requests: number;
}

export function usageOf(counts: Counts, outcome: (typeof orderOutcomes)[number], table: PriceTable): OrderUsage {
  const { assumptions } = table;
  const order = usageIn(counts, outcome);
  const poll = usageIn(counts, 'getOrder');
  const polls = outcome === 'webhook' ? 0 : assumptions.pollsPerOrder.value;
  const both = (read: (usage: Usage) => number) => read(order) + polls * read(poll);
  const expiring = Object.entries(order.stored).filter(([name]) => EXPIRING.includes(name));
  const keptEventBytes = expiring.reduce((sum, [, bytes]) => sum + bytes, 0);
  return {
    units: both(({ units }) => sumOf(units)) * assumptions.strongReadFactor.value,
    executions: both(({ executions }) => sumOf(executions)),
    durable: Object.entries(order.executions).reduce((sum, [name, n]) => sum + (isDurable(name) ? n : 0), 0),
    operations: order.sent + order.delivered,
    logBytes: both(({ telemetryBytes }) => telemetryBytes) * assumptions.sampling.value,
    keptBytes: (sumOf(order.stored) - keptEventBytes) * assumptions.indexOverhead.value,
    keptEventBytes: keptEventBytes * assumptions.indexOverhead.value,
    sentBytes: both(({ bytesToPartners }) => bytesToPartners) + order.webhookBytes,
    requests: both(({ requests }) => requests),
  };
}

/** A month of so many orders a day, all of one kind. */
export function costOfMonth(usage: OrderUsage, ordersPerDay: number, { prices, assumptions }: PriceTable): CostLine[] {
  const orders = ordersPerDay * DAYS;
  const perSecond = ordersPerDay / SECONDS_A_DAY;
  const billed = (perSecond * usage.units) / assumptions.utilisation.value;
  const needed = Math.ceil((perSecond * assumptions.cpuSecondsPerOrder.value) / assumptions.cpuUse.value);
  const busy = Math.max(assumptions.busyInstances.value, needed);
  const kept = usage.keptBytes * assumptions.kept.value + usage.keptEventBytes * assumptions.keptEvents.value;
  const quantities: Record<PriceName, number> = {
    requestUnits: Math.max(2, billed / 100) * HOURS,
    cosmosStorage: (orders * kept) / 1e9,
    executions: (orders * usage.executions) / 1e6,
    instanceSeconds: busy * assumptions.instanceGB.value * HOURS * 3_600,
    logs: (orders * usage.logBytes) / 1e9,
    busOperations: (orders * usage.operations) / 1e6,
    storageOperations: (orders * usage.durable * assumptions.storageOperationsPerExecution.value) / 1e4,
    gatewayUnit: HOURS,
    egress: (orders * usage.sentBytes) / 1e9,
  };
  return Object.entries(quantities).map(([key, quantity]) => {
    const name = key as PriceName;
    const { usd } = prices[name];
    return { name, quantity, usd: usd === null ? undefined : usd * quantity };
  });
}

/** Orchestrators and activities: what reads and writes the task hub. */
export function isDurable(name: string): boolean {
  return !/^[a-z]+[A-Z]/.test(name) && !NOT_DURABLE.includes(name);
}
/** Functions with hyphens that the bus or a change feed calls. */
const NOT_DURABLE = [
  'append-feed',
  'relay-outbox',
  'start-order-saga',
  'count-reports',
  'notify-webhooks',
  'deliver-webhook',
  'sell-reservations',
  'relay-provider-events',
  'process-provider-event',
  'report-low-stock',
  'screen-order',
  'watch-stock',
  'start-jobs',
];

export function usageIn(counts: Counts, scenario: keyof Counts['usage']): Usage {
  return counts.usage[scenario];
}
