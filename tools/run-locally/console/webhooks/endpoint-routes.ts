import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import { jsonOf } from '@partner-orders/embedded-azure/console/json-of';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import type { PartnerCalls } from '../as-partner/partner-calls.ts';
import { receiverUrl } from './receiver-url.ts';
import type { ShownDeliveries } from './shown-inbox.ts';
import type { WebhookDesk } from './webhook-desk.ts';
import { webhookRoute } from './webhook-route.ts';

const Endpoint = z.looseObject({
  types: z.array(z.string()),
  enabled: z.boolean(),
  failingSince: z.string().optional(),
  behindSince: z.string().optional(),
  disabledReason: z.string().optional(),
  oldSecretUntil: z.string().optional(),
});
const Deliveries = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      orderId: z.string().optional(),
      status: z.string(),
      eventAt: z.string(),
      attempts: z.array(
        z.looseObject({
          at: z.string(),
          status: z.int().optional(),
          latencyMs: z.number(),
          error: z.string().optional(),
        }),
      ),
      nextAttemptAt: z.string().optional(),
    }),
  ),
});

const NONE: ShownDeliveries = { endpoint: undefined, deliveries: [] };

const HOUR_MS = 3_600_000;

/** The endpoint that leads to a partner's receiver, and its deliveries: the API is asked as the partner. */
export function endpointRoutes(desk: WebhookDesk, calls: PartnerCalls): Route[] {
  return [
    webhookRoute('POST', '{partner}/endpoint', async (request) => {
      const { partner } = desk.inboxOf(request);
      if (desk.endpointIdOf(partner) !== undefined)
        throw new ConsoleFault(409, `the receiver of ${partner} has an endpoint already`);
      const { types } = z.strictObject({ types: z.array(z.string()).min(1) }).parse(jsonOf(request));
      const body = { url: receiverUrl(request, partner), types, description: 'the console' };
      const exchange = await calls.call(partner, { method: 'POST', path: '/v1/webhook-endpoints', body });
      return desk.keepSecret(partner, exchange, []);
    }),
    webhookRoute('POST', '{partner}/rotate', async (request) => {
      const { partner } = desk.inboxOf(request);
      const path = desk.pathOf(partner);
      const body = z.strictObject({ overlapHours: z.int().min(0).max(168) }).parse(jsonOf(request));
      const exchange = await calls.call(partner, { method: 'POST', path: `${path}/rotate-secret`, body });
      const now = new Date();
      const until = new Date(now.getTime() + body.overlapHours * HOUR_MS).toISOString();
      const older = desk.secretsAt(partner, now).map((secret) => ({ until, ...secret }));
      return desk.keepSecret(partner, exchange, body.overlapHours === 0 ? [] : older);
    }),
    webhookRoute('POST', '{partner}/test', (request) => {
      const { partner } = desk.inboxOf(request);
      return calls.call(partner, { method: 'POST', path: `${desk.pathOf(partner)}/test` });
    }),
    webhookRoute('POST', '{partner}/enable', async (request) => {
      const { partner } = desk.inboxOf(request);
      const path = desk.pathOf(partner);
      const now = await calls.call(partner, { method: 'GET', path });
      const headers = { 'If-Match': now.headers.find(([name]) => name === 'etag')?.[1] ?? '*' };
      return calls.call(partner, { method: 'PATCH', path, headers, body: { enabled: true } });
    }),
    webhookRoute('DELETE', '{partner}/endpoint', async (request) => {
      const { partner } = desk.inboxOf(request);
      const exchange = await calls.call(partner, { method: 'DELETE', path: desk.pathOf(partner) });
      if (exchange.status === 204 || exchange.status === 404) desk.forget(partner);
      return exchange;
    }),
    webhookRoute('GET', '{partner}/deliveries', async (request): Promise<ShownDeliveries> => {
      const { partner } = desk.inboxOf(request);
      // The page may ask once more while the endpoint is deleted.
      if (desk.endpointIdOf(partner) === undefined) return NONE;
      const path = desk.pathOf(partner);
      const endpoint = await calls.call(partner, { method: 'GET', path });
      if (endpoint.status === 404) {
        desk.forget(partner);
        return NONE;
      }
      const listed = await calls.call(partner, { method: 'GET', path: `${path}/deliveries?limit=50` });
      if (endpoint.status !== 200 || listed.status !== 200)
        throw new ConsoleFault(502, `the API answered ${endpoint.status} and ${listed.status}`);
      return { endpoint: Endpoint.parse(endpoint.body), deliveries: Deliveries.parse(listed.body).data };
    }),
    webhookRoute('POST', '{partner}/deliveries/{id}/redeliver', (request) => {
      const { partner } = desk.inboxOf(request);
      const path = `${desk.pathOf(partner)}/deliveries/${encodeURIComponent(request.parameters['id'] ?? '')}/redeliver`;
      return calls.call(partner, { method: 'POST', path });
    }),
  ];
}
