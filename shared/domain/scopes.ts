/** The permissions of a partner's client: scopes of the API, and app roles in its token. */
export const partnerScopes = {
  'orders.read': 'Read orders and products',
  'orders.write': 'Place, change and cancel orders',
  'reports.read': 'Read reports',
  'imports.manage': 'Import files of orders',
  'webhooks.manage': 'Manage webhook endpoints and their deliveries',
  'exports.manage': 'Export orders to files',
} as const;

/** The permissions of the merchant's own systems. A client that has one and belongs to a partner may not use it. */
export const merchantScopes = {
  'catalogue.manage': 'Manage products, prices and stock, for the merchant’s own systems',
} as const;

/** All scopes of the API. */
export const scopes = { ...partnerScopes, ...merchantScopes } as const;
export type PartnerScope = keyof typeof partnerScopes;
export type MerchantScope = keyof typeof merchantScopes;
export type Scope = keyof typeof scopes;
