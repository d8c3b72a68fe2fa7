import type { Client } from 'openapi-fetch';
import type { components, operations, paths } from './api-types.ts';
import { type Followed, type FollowOptions, followEvents } from './follow-events.ts';
import { Pages } from './page-through.ts';
import { takeData, takeVersioned, type Versioned } from './take-data.ts';

export type Order = components['schemas']['Order'];
export type PlaceOrder = components['schemas']['PlaceOrder'];
export type PatchOrder = components['schemas']['PatchOrder'];
export type TimelineEntry = components['schemas']['TimelineEntry'];
type ListQuery = NonNullable<operations['listOrders']['parameters']['query']>;
export type OrderStatus = NonNullable<ListQuery['status']>[number];
export interface OrderFilters extends Omit<ListQuery, 'cursor' | 'status'> {
  /** One status, or any of several. */
  readonly status?: OrderStatus | readonly OrderStatus[];
}

export type ExpandedOrder = components['schemas']['ExpandedOrder'];

/** What every call takes. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What a GET of an order takes. */
export interface ShowOptions<F extends keyof ExpandedOrder> extends CallOptions {
  /** Only these fields. */
  readonly fields?: readonly F[];
  /** What to add as `expanded`. */
  readonly expand?: readonly ('timeline' | 'refunds' | 'deliveries')[];
}

/** What a call takes that must not be carried out twice. */
export interface KeyedOptions extends CallOptions {
  /**
   * Identifies the request, over restarts of your program too: use your own order number, or store the key with it. By
   * default a random one, which protects the retries of this call only.
   */
  readonly idempotencyKey?: string;
}

/** Places, follows, changes and cancels orders. */
export class Orders {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  /** Places an order. The answer is `pending`: follow the order to see what becomes of it. */
  place(
    order: PlaceOrder,
    { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {},
  ): Promise<Versioned<Order>> {
    const params = { header: { 'Idempotency-Key': idempotencyKey } };
    return takeVersioned(this.#api.POST('/v1/orders', { params, body: order, ...call }), idempotencyKey);
  }

  /** An order, with its timeline, refunds or deliveries if you `expand` it; or only some `fields` of it. */
  get<F extends keyof ExpandedOrder = keyof ExpandedOrder>(
    orderId: string,
    { fields, expand, ...call }: ShowOptions<F> = {},
  ): Promise<Versioned<Pick<ExpandedOrder, F>>> {
    const query = { ...(fields ? { fields: [...fields] } : {}), ...(expand ? { expand: [...expand] } : {}) };
    return takeVersioned(this.#api.GET('/v1/orders/{orderId}', { params: { path: { orderId }, query }, ...call }));
  }

  /**
   * Your orders, the newest first by default; with `updatedAfter` those that changed since, the oldest change first; with
   * `q`, `sku` or `metadata` those that have these values.
   */
  list({ status, ...filters }: OrderFilters = {}, call: CallOptions = {}): Pages<Order> {
    const statuses = status === undefined ? {} : { status: [status].flat() };
    return new Pages((cursor) => {
      const query = { ...statuses, ...filters, ...(cursor ? { cursor } : {}) };
      return takeData(this.#api.GET('/v1/orders', { params: { query }, ...call }));
    });
  }

  /**
   * Changes an order while it may still change (RFC 7396: null removes a field).
   *
   * @param etag the version that you have read; another one is refused with `precondition_failed`
   */
  update(orderId: string, patch: PatchOrder, etag: string, call: CallOptions = {}): Promise<Versioned<Order>> {
    return takeVersioned(
      this.#api.PATCH('/v1/orders/{orderId}', {
        params: { path: { orderId }, header: { 'If-Match': etag } },
        headers: { 'content-type': 'application/merge-patch+json' },
        body: patch,
        ...call,
      }),
    );
  }

  /** Asks for a cancellation. Twice is one; a paid order is refunded in full. */
  cancel(orderId: string, call: CallOptions = {}): Promise<Versioned<Order>> {
    return takeVersioned(this.#api.POST('/v1/orders/{orderId}/cancel', { params: { path: { orderId } }, ...call }));
  }

  /** All events of an order so far, in sequence. */
  async timeline(orderId: string, call: CallOptions = {}): Promise<TimelineEntry[]> {
    const params = { path: { orderId } };
    return (await takeData(this.#api.GET('/v1/orders/{orderId}/timeline', { params, ...call }))).data;
  }

  /** The events of an order as they happen, beginning with the first or after one. It has no end of its own. */
  follow(orderId: string, options: FollowOptions = {}): AsyncGenerator<Followed<TimelineEntry>> {
    return followEvents<TimelineEntry>(
      (after, signal) =>
        this.#api.GET('/v1/orders/{orderId}/events', {
          params: { path: { orderId }, ...(after === undefined ? {} : { header: { 'Last-Event-ID': after } }) },
          parseAs: 'stream',
          signal,
        }),
      options,
    );
  }
}
