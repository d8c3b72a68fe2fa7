/** The names of what order events travel through; filters and flags stand in infra/service-bus/Config.json. */
export const topic = {
  name: 'order-events',
  subscriptions: { saga: 'saga', reports: 'reports' },
} as const;
