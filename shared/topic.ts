/** The topic of events: of orders, of providers and of the stock. Its filters and flags are in infra/service-bus/Config.json. */
export const topic = {
  name: 'order-events',
  subscriptions: {
    ...{ saga: 'saga', reports: 'reports', stock: 'stock' },
    ...{ providers: 'provider-events', catalogue: 'catalogue', screening: 'screening' },
  },
  /** After this many deliveries a message becomes a dead letter. */
  maxDeliveryCount: 10,
} as const;
