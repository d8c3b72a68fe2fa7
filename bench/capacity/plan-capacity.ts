import { usageIn } from '../cost/cost-of.ts';
import { type Counts, sumOf } from '../cost/counts.ts';
import type { ServiceTimes } from './service-times.ts';

export interface Demand {
  ordersPerSecond: number;
  /** The share of orders that the largest partner places, and of orders that have the most wanted SKU: 0 to 1. */
  hottestPartner: number;
  hottestSku: number;
}

export interface Need {
  what: string;
  amount: number;
  unit: string;
}

/** A part that ends at a rate of orders, whatever is bought. */
export interface Limit {
  what: string;
  ordersPerSecond: number;
  remedy: string;
}

export interface Capacity {
  needs: Need[];
  /** Lowest first. */
  limits: Limit[];
}

const CONTAINERS = ['orders', 'catalog', 'feed', 'reports', 'deliveries'] as const;

/** What a demand needs, and what ends first. Units and messages are the counts of `npm run cost`. */
export function planCapacity(demand: Demand, counts: Counts, { measured, limits, assumed }: ServiceTimes): Capacity {
  const { ordersPerSecond, hottestPartner, hottestSku } = demand;
  const plain = usageIn(counts, 'confirmed');
  const pushed = usageIn(counts, 'webhook');
  const poll = usageIn(counts, 'getOrder');
  const share = assumed.webhookShare.value;
  const polls = assumed.pollsPerOrder.value * (1 - share);
  const mean = (without: number, withEndpoint: number) => without * (1 - share) + withEndpoint * share;
  const unitsOf = (name: string) =>
    mean(plain.units[name] ?? 0, pushed.units[name] ?? 0) + polls * (poll.units[name] ?? 0);
  const perPartition = limits.unitsPerPartition.value * assumed.partitionUse.value;
  const messages = mean(plain.sent + plain.delivered, pushed.sent + pushed.delivered);
  const webhooks = share * pushed.webhooks;
  const requests = plain.requests + polls;
  const cpuMs =
    measured.cpuPerOrderMs.value + polls * measured.cpuPerRequestMs.value + webhooks * measured.cpuPerWebhookMs.value;
  const allUnits = mean(sumOf(plain.units), sumOf(pushed.units)) + polls * sumOf(poll.units);
  const instances = (orders: number) => (orders * cpuMs) / 1_000 / assumed.cpuUse.value;

  const needs: Need[] = [
    { what: 'request units', amount: Math.ceil(ordersPerSecond * allUnits), unit: 'RU/s' },
    ...CONTAINERS.map((name) => ({
      what: `physical partitions of ${name}`,
      amount: Math.max(1, Math.ceil((ordersPerSecond * unitsOf(name)) / perPartition)),
      unit: '',
    })),
    { what: 'messages', amount: Math.ceil(ordersPerSecond * messages), unit: '/s' },
    {
      what: 'messaging units (Premium)',
      amount: toUnits((ordersPerSecond * messages) / assumed.messagesPerUnit.value),
      unit: '',
    },
    { what: 'instances of 2 GB', amount: Math.ceil(instances(ordersPerSecond)), unit: '' },
    {
      what: 'gateway units',
      amount: Math.ceil((ordersPerSecond * requests) / assumed.gatewayRequestsPerUnit.value),
      unit: '',
    },
  ];
  const bytesOf = (name: string) => (plain.stored[name] ?? 0) * assumed.indexOverhead.value;
  /** The rate at which so many bytes of each order fill a logical partition in the days that they are kept. */
  const fillsAt = (bytes: number, days: number) => limits.bytesPerPartition.value / bytes / (days * 86_400);
  const skuFillsAt = fillsAt(bytesOf('catalog') / assumed.linesPerOrder.value, limits.stockHistoryDays.value);
  needs.push({
    what: `the partition of the hottest SKU, with ${limits.stockHistoryDays.value} days of sales`,
    amount: ((limits.bytesPerPartition.value / 1e9) * ordersPerSecond * hottestSku) / skuFillsAt,
    unit: 'GB of 20',
  });
  const skuUnits = (plain.units['catalog'] ?? 0) / assumed.linesPerOrder.value;
  const responses = sagaResponses(plain.executions);
  const found: Limit[] = [
    limit(
      'stock of the hottest SKU: one logical partition',
      limits.unitsPerPartition.value / skuUnits / hottestSku,
      'stock in buckets',
    ),
    limit(
      'sales of the hottest SKU: 20 GB',
      skuFillsAt / hottestSku,
      'fewer STOCK_HISTORY_DAYS, then stock in buckets',
    ),
    limit(
      'feed of the hottest partner: one logical partition',
      limits.unitsPerPartition.value / unitsOf('feed') / hottestPartner,
      'several feeds of a partner',
    ),
    limit(
      'sagas: partitions of the task hub',
      (limits.responsesPerSagaPartition.value * limits.sagaPartitions.value) / responses,
      'more partitions, or the scheduler',
    ),
    limit(
      'storage account of the task hub',
      limits.storageRequests.value / assumed.storageOperationsPerOrder.value,
      'the scheduler, or several hubs',
    ),
    limit('Service Bus Standard: one namespace', limits.busCredits.value / messages, 'Premium, then several topics'),
    limit(
      'Service Bus Premium: 16 messaging units',
      (16 * assumed.messagesPerUnit.value) / messages,
      'several namespaces',
    ),
    limit('instances of a colour', limits.instances.value / instances(1), 'a higher quota, then several stamps'),
    limit(
      'gateway units',
      (limits.gatewayUnits.value * assumed.gatewayRequestsPerUnit.value) / requests,
      'several gateways',
    ),
  ];
  return { needs, limits: found.sort((one, other) => one.ordersPerSecond - other.ordersPerSecond) };
}

const limit = (what: string, ordersPerSecond: number, remedy: string): Limit => ({ what, ordersPerSecond, remedy });

/** Each episode of an orchestrator handles one or more of them: the start, and what an activity returned. */
function sagaResponses(executions: Readonly<Record<string, number>>): number {
  return executions['order-saga'] ?? 5;
}

/** Messaging units are sold as 1, 2, 4, 8 and 16. */
function toUnits(needed: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(needed, 1))));
}
