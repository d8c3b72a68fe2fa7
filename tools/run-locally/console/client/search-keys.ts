import type { SearchKey } from '@partner-orders/embedded-azure/console-client/search-key.ts';

/** What the telemetry of this app is searched by. */
export const searchKeys: readonly SearchKey[] = [
  {
    property: 'order.id',
    name: 'Order',
    parameter: 'order',
    example: 'ord_…',
    link: (orderId) => `/orders/${encodeURIComponent(orderId)}`,
  },
];
