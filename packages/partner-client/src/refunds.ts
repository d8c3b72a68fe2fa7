import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import type { CallOptions, KeyedOptions } from './orders.ts';
import { takeData } from './take-data.ts';

export type Refund = components['schemas']['Refund'];
export type RequestRefund = components['schemas']['RequestRefund'];

/** Gives back what was captured: all of it, some lines, or an amount. */
export class Refunds {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  /** Asks for a refund. The answer is `pending`: read it again, or follow the order. */
  request(
    orderId: string,
    refund: RequestRefund,
    { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {},
  ): Promise<Refund> {
    const params = { path: { orderId }, header: { 'Idempotency-Key': idempotencyKey } };
    return takeData(this.#api.POST('/v1/orders/{orderId}/refunds', { params, body: refund, ...call }), idempotencyKey);
  }

  get(orderId: string, refundId: string, call: CallOptions = {}): Promise<Refund> {
    const params = { path: { orderId, refundId } };
    return takeData(this.#api.GET('/v1/orders/{orderId}/refunds/{refundId}', { params, ...call }));
  }

  async list(orderId: string, call: CallOptions = {}): Promise<Refund[]> {
    const params = { path: { orderId } };
    return (await takeData(this.#api.GET('/v1/orders/{orderId}/refunds', { params, ...call }))).data;
  }
}
