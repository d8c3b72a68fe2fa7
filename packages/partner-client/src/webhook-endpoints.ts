import type { Client } from 'openapi-fetch';
import type { components, operations, paths } from './api-types.ts';
import type { CallOptions, KeyedOptions } from './orders.ts';
import { Pages } from './page-through.ts';
import { pauseFor } from './pause-for.ts';
import { takeData, takeVersioned, type Versioned } from './take-data.ts';

type Schemas = components['schemas'];
export type WebhookEndpoint = Schemas['WebhookEndpoint'];
export type WebhookEndpointWithSecret = Schemas['WebhookEndpointWithSecret'];
export type CreateWebhookEndpoint = Schemas['CreateWebhookEndpoint'];
export type PatchWebhookEndpoint = Schemas['PatchWebhookEndpoint'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type WebhookRedelivery = Schemas['WebhookRedelivery'];
export type DeliveryFilters = Omit<NonNullable<operations['listDeliveries']['parameters']['query']>, 'cursor'>;

const POLL_MS = 1_000;

/** Where events are sent to, what was sent there, and what is sent again. */
export class WebhookEndpoints {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  /** The `secret` is shown only here: store it. */
  create(
    endpoint: CreateWebhookEndpoint,
    { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {},
  ): Promise<Versioned<WebhookEndpointWithSecret>> {
    const params = { header: { 'Idempotency-Key': idempotencyKey } };
    return takeVersioned(this.#api.POST('/v1/webhook-endpoints', { params, body: endpoint, ...call }), idempotencyKey);
  }

  async list(call: CallOptions = {}): Promise<WebhookEndpoint[]> {
    return (await takeData(this.#api.GET('/v1/webhook-endpoints', { ...call }))).data;
  }

  get(endpointId: string, call: CallOptions = {}): Promise<Versioned<WebhookEndpoint>> {
    const params = { path: { endpointId } };
    return takeVersioned(this.#api.GET('/v1/webhook-endpoints/{endpointId}', { params, ...call }));
  }

  /** @param etag the version that you have read; another one is refused with `precondition_failed` */
  update(
    endpointId: string,
    patch: PatchWebhookEndpoint,
    etag: string,
    call: CallOptions = {},
  ): Promise<Versioned<WebhookEndpoint>> {
    const params = { path: { endpointId }, header: { 'If-Match': etag } };
    const headers = { 'content-type': 'application/merge-patch+json' };
    return takeVersioned(
      this.#api.PATCH('/v1/webhook-endpoints/{endpointId}', { params, headers, body: patch, ...call }),
    );
  }

  /** It gets nothing more. */
  delete(endpointId: string, call: CallOptions = {}): Promise<WebhookEndpoint> {
    const params = { path: { endpointId } };
    return takeData(this.#api.DELETE('/v1/webhook-endpoints/{endpointId}', { params, ...call }));
  }

  /** A new `secret`, shown only here. Both sign for some hours: give them to `verifyWebhook` as `secrets`. */
  rotateSecret(
    endpointId: string,
    rotation: Schemas['RotateSecret'] = {},
    { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {},
  ): Promise<Versioned<WebhookEndpointWithSecret>> {
    const params = { path: { endpointId }, header: { 'Idempotency-Key': idempotencyKey } };
    return takeVersioned(
      this.#api.POST('/v1/webhook-endpoints/{endpointId}/rotate-secret', { params, body: rotation, ...call }),
      idempotencyKey,
    );
  }

  /** Sends an `endpoint.test` to this endpoint only. */
  test(
    endpointId: string,
    { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {},
  ): Promise<WebhookDelivery> {
    const params = { path: { endpointId }, header: { 'Idempotency-Key': idempotencyKey } };
    return takeData(this.#api.POST('/v1/webhook-endpoints/{endpointId}/test', { params, ...call }), idempotencyKey);
  }

  /** What was sent in the last 30 days, with all attempts. */
  deliveries(endpointId: string, filters: DeliveryFilters = {}, call: CallOptions = {}): Pages<WebhookDelivery> {
    return new Pages((cursor) => {
      const params = { path: { endpointId }, query: { ...filters, ...(cursor ? { cursor } : {}) } };
      return takeData(this.#api.GET('/v1/webhook-endpoints/{endpointId}/deliveries', { params, ...call }));
    });
  }

  getDelivery(endpointId: string, deliveryId: string, call: CallOptions = {}): Promise<WebhookDelivery> {
    const params = { path: { endpointId, deliveryId } };
    return takeData(this.#api.GET('/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}', { params, ...call }));
  }

  /** Sends one event again. */
  redeliver(endpointId: string, deliveryId: string, call: CallOptions = {}): Promise<WebhookDelivery> {
    const params = { path: { endpointId, deliveryId } };
    return takeData(
      this.#api.POST('/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver', { params, ...call }),
    );
  }

  /** Begins to send all events since a time that were not delivered. `waitForRedelivery` waits for its end. */
  redeliverSince(endpointId: string, failedSince: Date | string, call: CallOptions = {}): Promise<WebhookRedelivery> {
    const body = { failedSince: new Date(failedSince).toISOString() };
    const params = { path: { endpointId } };
    return takeData(this.#api.POST('/v1/webhook-endpoints/{endpointId}/redeliver', { params, body, ...call }));
  }

  getRedelivery(endpointId: string, redeliveryId: string, call: CallOptions = {}): Promise<WebhookRedelivery> {
    const params = { path: { endpointId, redeliveryId } };
    return takeData(
      this.#api.GET('/v1/webhook-endpoints/{endpointId}/redeliveries/{redeliveryId}', { params, ...call }),
    );
  }

  /** Waits until it is no longer `running`: then every such event was given to its delivery. */
  async waitForRedelivery(
    endpointId: string,
    redeliveryId: string,
    { pollMs = POLL_MS, ...call }: CallOptions & { readonly pollMs?: number } = {},
  ): Promise<WebhookRedelivery> {
    for (;;) {
      const redelivery = await this.getRedelivery(endpointId, redeliveryId, call);
      if (redelivery.status !== 'running') return redelivery;
      await pauseFor(pollMs, call.signal ?? new AbortController().signal);
    }
  }
}
