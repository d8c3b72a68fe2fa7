/** What order events travel through; filters and flags stand in infra/service-bus/Config.json. */
export const topic = {
  name: 'order-events',
  subscriptions: { saga: 'saga', reports: 'reports' },
  /** So often a message is delivered before it is a dead letter. */
  maxDeliveryCount: 10,
} as const;
