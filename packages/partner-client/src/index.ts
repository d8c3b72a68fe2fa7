export type { ClientCredentials, TokenSource } from './access-tokens.ts';
export { TokenRefused } from './access-tokens.ts';
export type { ProblemCode } from './api-problem.ts';
export { ApiProblem, NoAnswer } from './api-problem.ts';
export type { components, operations, paths, webhooks } from './api-types.ts';
export type {
  AdjustStock,
  CatalogueEntry,
  CatalogueProduct,
  PatchProduct,
  PutProduct,
  StockMovement,
} from './catalogue.ts';
export { DownloadFailed, type FileBytes } from './download-file.ts';
export type { Event, EventPage, ReadEventsOptions } from './events.ts';
export type { CreateExport, Export } from './exports.ts';
export type { Followed, FollowOptions, StreamConnection } from './follow-events.ts';
export type { CreateImport, Import, ImportRefusal } from './imports.ts';
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
export type { DailyReports, HourlyReports, ProductReports } from './reports.ts';
export type { RetryOptions } from './retry.ts';
export { type SignWebhookOptions, signWebhook } from './sign-webhook.ts';
export type { Versioned } from './take-data.ts';
export { toWebhookEvent } from './to-webhook-event.ts';
export { UploadFailed, type UploadOptions } from './upload-blocks.ts';
export { type VerifyWebhookOptions, verifyWebhook, type WebhookBody, type WebhookSecrets } from './verify-webhook.ts';
export type {
  CreateWebhookEndpoint,
  DeliveryFilters,
  PatchWebhookEndpoint,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointWithSecret,
  WebhookRedelivery,
} from './webhook-endpoints.ts';
export { WebhookError, type WebhookFault } from './webhook-error.ts';
export type { NewerWebhookEvent, WebhookEvent, WebhookEventOf, WebhookEventType } from './webhook-event.ts';
export type { WebhookHeaders } from './webhook-headers.ts';
