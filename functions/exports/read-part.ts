import { setTimeout as sleep } from 'node:timers/promises';
import { type ExportJob, type ExportPart, limitsOf, type ReadOrders } from '../../shared/domain/export-job.ts';
import type { OrderStatus } from '../../shared/domain/order.ts';
import { finalStatuses } from '../../shared/domain/order-lifecycle.ts';
import type { OrderFilter } from '../../shared/ports/orders.ts';
import { createRenderer } from './create-renderer.ts';
import type { ExportPace, ExportPorts } from './export-ports.ts';
import { selectMembers } from './select-members.ts';

/** A part ends with the page that makes it so large. */
const ENOUGH_BYTES = 1_048_576;
/** Reading the events of an order costs as much as so many orders of a page. */
const ORDERS_A_CHECK = 40;

/** Where a part begins, and where it ends if that is decided already. */
type Range = Pick<ExportPart, 'number' | 'after' | 'until'> & { isDecided: boolean };

/** Reads the orders of a part and renders them. */
export async function readPart(
  job: ExportJob,
  { number, after, until, isDecided }: Range,
  orders: ExportPorts['orders'],
  { ordersPerSecond, pageOrders, partOrders }: ExportPace,
): Promise<ReadOrders & { bytes: Uint8Array }> {
  const renderer = createRenderer(job);
  const pieces = [Buffer.from(number === 0 ? renderer.head : '')];
  const unreadable: string[] = [];
  let [size, looked, rows] = [0, 0, 0];
  let next = after;
  do {
    const begun = performance.now();
    const request = { limit: pageOrders, newestFirst: false, after: next, until };
    const page = await orders.list(job.partnerId, filterOf(job), request);
    const members = await selectMembers(job, page, orders);
    const piece = Buffer.from(renderer.render(members));
    pieces.push(piece);
    size += piece.byteLength;
    rows += members.orders.length + members.unreadable.length;
    unreadable.push(...members.unreadable);
    const seen = page.orders.length + page.unreadable.length;
    looked += seen;
    next = page.next;
    const cost = seen + members.checked * ORDERS_A_CHECK;
    await sleep(Math.max(0, begun + (cost * 1_000) / ordersPerSecond - performance.now()));
  } while (next !== undefined && (isDecided || (looked < partOrders && size < ENOUGH_BYTES)));
  const bytes = Buffer.concat(pieces);
  return { bytes, next, looked, rows, unreadable, isPart: bytes.byteLength > 0 };
}

/**
 * The orders to look at. An order never leaves a final status, so all that had one at `asOf` have it still. Any other
 * status is that of some moment, so all orders are looked at.
 */
export function filterOf(job: ExportJob): OrderFilter {
  const statuses = job.filter.status as OrderStatus[] | undefined;
  const isFinal = statuses?.every((status) => finalStatuses.includes(status));
  return { ...limitsOf(job), ...(isFinal ? { statuses } : {}) };
}
