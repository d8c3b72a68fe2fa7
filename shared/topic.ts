/** The topic of events: of orders, of providers and of the stock. Its filters and flags are in infra/service-bus/Config.json. */
export const topic = {
  name: 'order-events',
  subscriptions: {
    // Only release 0.1.0 reads `reports`, and nothing is delivered to it: it is there for a return to that release.
    ...{ saga: 'saga', reports: 'reports', stock: 'stock' },
    ...{ providers: 'provider-events', catalogue: 'catalogue', screening: 'screening' },
  },
  /** After this many deliveries a message becomes a dead letter. */
  maxDeliveryCount: 10,
} as const;

/**
 * The queue of webhooks. It is not a subscription of the topic: whatever partners' endpoints do, it can't fill the space
 * that the messages of sagas need.
 */
export const webhookQueue = 'webhook-deliveries';

/** Where consumers get their messages, by the name that a consumer has for it. */
export const sources = { ...topic.subscriptions, webhooks: webhookQueue } as const;
