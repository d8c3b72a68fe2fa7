import { adjustStock } from './catalogue/adjust-stock.ts';
import { discontinueProduct } from './catalogue/discontinue-product.ts';
import { getCatalogueEntry } from './catalogue/get-catalogue-entry.ts';
import { listCatalogue } from './catalogue/list-catalogue.ts';
import { listStockMovements } from './catalogue/list-stock-movements.ts';
import { putProduct } from './catalogue/put-product.ts';
import { updateProduct } from './catalogue/update-product.ts';
import { getDocs } from './docs/get-docs.ts';
import { getDocsFile } from './docs/get-docs-file.ts';
import { getDocsToken } from './docs/get-docs-token.ts';
import { explainError } from './errors/explain-error.ts';
import { listErrors } from './errors/list-errors.ts';
import { listEvents } from './events/list-events.ts';
import { streamAllEvents } from './events/stream-all-events.ts';
import { createExport } from './exports/create-export.ts';
import { getExport } from './exports/get-export.ts';
import { getAsyncApi } from './get-asyncapi.ts';
import { getOpenApi } from './get-openapi.ts';
import { getRoot } from './get-root.ts';
import { getLiveness } from './health/get-liveness.ts';
import { getReadiness } from './health/get-readiness.ts';
import { cancelImport } from './imports/cancel-import.ts';
import { createImport } from './imports/create-import.ts';
import { getImport } from './imports/get-import.ts';
import { startImport } from './imports/start-import.ts';
import { cancelOrder } from './orders/cancel-order.ts';
import { getOrder } from './orders/get-order.ts';
import { getTimeline } from './orders/get-timeline.ts';
import { listOrders } from './orders/list-orders.ts';
import { placeOrder } from './orders/place-order.ts';
import { streamEvents } from './orders/stream-events.ts';
import { updateOrder } from './orders/update-order.ts';
import { getProduct } from './products/get-product.ts';
import { listProducts } from './products/list-products.ts';
import { receivePaymentEvent } from './provider-events/receive-payment-event.ts';
import { receiveShipmentEvent } from './provider-events/receive-shipment-event.ts';
import { getRefund } from './refunds/get-refund.ts';
import { listRefunds } from './refunds/list-refunds.ts';
import { requestRefund } from './refunds/request-refund.ts';
import { getDailyReport } from './reports/get-daily-report.ts';
import { getHourlyReport } from './reports/get-hourly-report.ts';
import { getProductReport } from './reports/get-product-report.ts';
import type { Route } from './route.ts';
import { createWebhookEndpoint } from './webhook-endpoints/create-webhook-endpoint.ts';
import { deleteWebhookEndpoint } from './webhook-endpoints/delete-webhook-endpoint.ts';
import { getDelivery } from './webhook-endpoints/get-delivery.ts';
import { getRedelivery } from './webhook-endpoints/get-redelivery.ts';
import { getWebhookEndpoint } from './webhook-endpoints/get-webhook-endpoint.ts';
import { listDeliveries } from './webhook-endpoints/list-deliveries.ts';
import { listWebhookEndpoints } from './webhook-endpoints/list-webhook-endpoints.ts';
import { redeliver } from './webhook-endpoints/redeliver.ts';
import { redeliverSince } from './webhook-endpoints/redeliver-since.ts';
import { rotateWebhookSecret } from './webhook-endpoints/rotate-webhook-secret.ts';
import { testWebhookEndpoint } from './webhook-endpoints/test-webhook-endpoint.ts';
import { updateWebhookEndpoint } from './webhook-endpoints/update-webhook-endpoint.ts';

const operations: readonly Route[] = [
  placeOrder,
  listOrders,
  getOrder,
  updateOrder,
  cancelOrder,
  requestRefund,
  listRefunds,
  getRefund,
  getTimeline,
  streamEvents,
  listEvents,
  streamAllEvents,
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
  testWebhookEndpoint,
  listDeliveries,
  getDelivery,
  redeliver,
  redeliverSince,
  getRedelivery,
  createExport,
  getExport,
  createImport,
  startImport,
  getImport,
  cancelImport,
  listProducts,
  getProduct,
  putProduct,
  updateProduct,
  discontinueProduct,
  adjustStock,
  listStockMovements,
  listCatalogue,
  getCatalogueEntry,
  getDailyReport,
  getHourlyReport,
  getProductReport,
  receivePaymentEvent,
  receiveShipmentEvent,
  getLiveness,
  getReadiness,
  listErrors,
  explainError,
  getRoot,
  getDocs,
  getDocsFile,
  getDocsToken,
];

const described = [...operations, getAsyncApi(operations)];

/** All operations of the API. */
export const routes: readonly Route[] = [...described, getOpenApi(described)];
