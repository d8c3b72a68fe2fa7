import { explainError } from './errors/explain-error.ts';
import { getLiveness } from './health/get-liveness.ts';
import { getReadiness } from './health/get-readiness.ts';
import { getOrder } from './orders/get-order.ts';
import { getTimeline } from './orders/get-timeline.ts';
import { listOrders } from './orders/list-orders.ts';
import { placeOrder } from './orders/place-order.ts';
import type { Route } from './route.ts';

/** The API's table of contents. */
export const routes: readonly Route[] = [
  placeOrder,
  listOrders,
  getOrder,
  getTimeline,
  getLiveness,
  getReadiness,
  explainError,
];
