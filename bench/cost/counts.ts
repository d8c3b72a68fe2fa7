import { z } from 'zod';

const ByName = z.record(z.string(), z.number().min(0));

/** What one order, or one request, used: means of several. */
export const Usage = z.strictObject({
  /** Request units by container. */
  units: ByName,
  /** Executions by function. */
  executions: ByName,
  /** Messages that were sent to Service Bus, and delivered by it. */
  sent: z.number(),
  delivered: z.number(),
  /** Requests at the gateway, with the events of the providers, and the bytes of the answers' bodies. */
  requests: z.number(),
  bytesToPartners: z.number(),
  /** Webhooks that arrived, and the bytes of their bodies. */
  webhooks: z.number(),
  webhookBytes: z.number(),
  /** Bytes of spans, logs and errors as JSON, every trace kept. */
  telemetryBytes: z.number(),
  /** Bytes of documents as JSON by container, without indexes. */
  stored: ByName,
});
export type Usage = z.infer<typeof Usage>;

/** The scenarios that `npm run cost -- --count` plays; the first five are orders. */
export const scenarios = {
  confirmed: 'confirmed',
  cancelled: 'cancelled',
  refunded: 'refunded',
  failed: 'failed',
  webhook: 'confirmed, with webhooks',
  getOrder: 'GET an order',
  listOrders: 'GET 20 orders',
  getEvents: 'GET 20 events',
} as const;
export type Scenario = keyof typeof scenarios;
export const orderOutcomes = ['confirmed', 'cancelled', 'refunded', 'failed', 'webhook'] as const;
export const polls = ['getOrder', 'listOrders', 'getEvents'] as const;

export const Counts = z.strictObject({
  date: z.iso.date(),
  /** Orders of each outcome. */
  orders: z.number(),
  node: z.string(),
  usage: z.record(z.enum(Object.keys(scenarios) as [Scenario, ...Scenario[]]), Usage),
  /** Per second, without any order: one instance and one physical range of each container. */
  idle: z.strictObject({ units: z.number(), executions: z.number() }),
});
export type Counts = z.infer<typeof Counts>;

export const sumOf = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((sum, value) => sum + value, 0);
