/** The permissions of a partner's client: the scopes of the API, and the app roles in its token. */
export const scopes = {
  'orders.read': 'Read orders and products',
  'orders.write': 'Place, change and cancel orders',
  'reports.read': 'Read reports',
} as const;
export type Scope = keyof typeof scopes;
