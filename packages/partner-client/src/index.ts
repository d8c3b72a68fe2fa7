export type { ClientCredentials, TokenSource } from './access-tokens.ts';
export { TokenRefused } from './access-tokens.ts';
export type { ProblemCode } from './api-problem.ts';
export { ApiProblem, NoAnswer } from './api-problem.ts';
export type { components, operations, paths } from './api-types.ts';
export type {
  AdjustStock,
  CatalogueEntry,
  CatalogueProduct,
  PatchProduct,
  PutProduct,
  StockMovement,
} from './catalogue.ts';
export type { Event, EventPage, ReadEventsOptions } from './events.ts';
export type { Followed, FollowOptions } from './follow-events.ts';
export type {
  CallOptions,
  KeyedOptions,
  Order,
  OrderFilters,
  PatchOrder,
  PlaceOrder,
  TimelineEntry,
} from './orders.ts';
export type { Pages } from './page-through.ts';
export { PartnerOrdersClient, type PartnerOrdersOptions } from './partner-orders-client.ts';
export type { Product } from './products.ts';
export type { Refund, RequestRefund } from './refunds.ts';
export type { DailyReports } from './reports.ts';
export type { RetryOptions } from './retry.ts';
export type { Versioned } from './take-data.ts';
