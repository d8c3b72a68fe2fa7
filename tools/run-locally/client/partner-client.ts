import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const Order = z.looseObject({ id: z.string(), status: z.string() });
const Refund = z.looseObject({ id: z.string(), status: z.string() });
const Timeline = z.object({
  data: z.array(
    z.object({
      sequence: z.number(),
      type: z.string(),
      // An event that can't be shown has only the fields above.
      createdAt: z.string().default(''),
      by: z.string().default(''),
      data: z
        .looseObject({
          reason: z.string().optional(),
          trackingNumber: z.string().optional(),
          undone: z.array(z.string()).optional(),
          parcels: z.array(z.object({ trackingNumber: z.string(), status: z.string() })).optional(),
        })
        .default({}),
    }),
  ),
});
export type TimelineEntry = z.infer<typeof Timeline>['data'][number];

/** The partner API as a partner would call it: plain HTTP with a token. */
export class PartnerClient {
  readonly #api: string;
  readonly #token: string;

  constructor(api: string, token: string) {
    this.#api = api;
    this.#token = token;
  }

  request(method: string, path: string, init: { body?: unknown; headers?: Record<string, string> } = {}) {
    return fetch(new URL(path, this.#api), {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
  }

  async place(body: unknown, idempotencyKey: string = randomUUID()) {
    const response = await this.request('POST', '/v1/orders', { body, headers: { 'idempotency-key': idempotencyKey } });
    if (response.status !== 202) throw new Error(`the order was refused: ${response.status} ${await response.text()}`);
    return Order.parse(await response.json());
  }

  async cancel(orderId: string) {
    const response = await this.request('POST', `/v1/orders/${orderId}/cancel`);
    if (response.status !== 202) throw new Error(`it was not cancelled: ${response.status} ${await response.text()}`);
    return Order.parse(await response.json());
  }

  async refund(orderId: string, body: unknown, idempotencyKey: string = randomUUID()) {
    const headers = { 'idempotency-key': idempotencyKey };
    const response = await this.request('POST', `/v1/orders/${orderId}/refunds`, { body, headers });
    if (response.status !== 202) throw new Error(`it was not refunded: ${response.status} ${await response.text()}`);
    return Refund.parse(await response.json());
  }

  async get(orderId: string) {
    return Order.parse(await (await this.request('GET', `/v1/orders/${orderId}`)).json());
  }

  async readTimeline(orderId: string): Promise<TimelineEntry[]> {
    return Timeline.parse(await (await this.request('GET', `/v1/orders/${orderId}/timeline`)).json()).data;
  }
}
