/** The topic of order events. Its filters and flags are in infra/service-bus/Config.json. */
export const topic = {
  name: 'order-events',
  subscriptions: { saga: 'saga', reports: 'reports', stock: 'stock' },
  /** After this many deliveries a message becomes a dead letter. */
  maxDeliveryCount: 10,
} as const;
