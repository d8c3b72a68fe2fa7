import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { jsonOf } from '@partner-orders/embedded-azure/console/json-of';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import { feedEventGroups, feedEventTypes } from '../../../../shared/domain/event-catalogue.ts';
import type { Exchange } from '../as-partner/exchange.ts';
import type { PartnerCalls } from '../as-partner/partner-calls.ts';
import { answerWebhook } from './answer-webhook.ts';
import { InboxFile, type KeptSecret } from './inbox-file.ts';
import type { ShownDeliveries, ShownInbox } from './shown-inbox.ts';
import { OK, WebhookInbox } from './webhook-inbox.ts';

const MOST_SLOW_MS = 120_000;
const Mode = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ok') }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(300).max(599),
    retryAfterS: z.int().min(0).max(86_400).optional(),
  }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(1).max(MOST_SLOW_MS) }),
  z.strictObject({ kind: z.literal('page') }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('reset') }),
]);
const Answering = z.strictObject({ mode: Mode, times: z.int().min(1).max(10_000).optional() });
const Made = z.looseObject({ id: z.string(), secret: z.string() });
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

export interface WebhooksPartOptions {
  calls: PartnerCalls;
  /** The state of the stack, where the secrets are kept. */
  directory: string;
}

/** A receiver of webhooks for each partner: what arrived, and how it answers. The endpoint is made through the API. */
export function webhooksPart({ calls, directory }: WebhooksPartOptions): ConsolePart {
  const file = new InboxFile(directory);
  const kept = file.read();
  const inboxes = new Map(calls.partners.map((name) => [name, new WebhookInbox()]));
  const inboxOf = ({ parameters: { partner = '' } }: SimulatorRequest) => {
    const inbox = inboxes.get(partner);
    if (inbox === undefined) throw new ConsoleFault(404, `there is no partner ${partner}`);
    return { partner, inbox };
  };
  const endpointOf = (partner: string) => {
    const endpoint = kept[partner];
    if (endpoint === undefined) throw new ConsoleFault(409, `the receiver of ${partner} has no endpoint yet`);
    return { ...endpoint, path: `/v1/webhook-endpoints/${endpoint.endpointId}` };
  };
  const forget = (partner: string) => {
    delete kept[partner];
    file.write(kept);
  };
  const route = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    handle: (request: SimulatorRequest) => unknown,
  ) => ({
    method,
    path: `/api/webhooks/${path}`,
    handle: async (request: SimulatorRequest): Promise<Reply> => ({ status: 200, body: await handle(request) }),
  });
  /** The API is asked as the partner; the secret stays here. */
  const keepSecret = (partner: string, exchange: Exchange, older: readonly KeptSecret[]): Exchange => {
    const { data: made } = Made.safeParse(exchange.body);
    if (made === undefined) return exchange;
    kept[partner] = { endpointId: made.id, secrets: [{ value: made.secret }, ...older] };
    file.write(kept);
    return { ...exchange, body: { ...made, secret: 'whsec_… (the console keeps it)' } };
  };
  return {
    name: 'webhooks',
    routes: [
      // Called by the app, not by a page.
      {
        method: 'POST',
        path: '/api/webhooks/inbox/{partner}',
        handle(request) {
          const { partner, inbox } = inboxOf(request);
          const now = new Date();
          const secrets = validAt(kept[partner]?.secrets ?? [], now).map(({ value }) => value);
          const { arrival, mode } = inbox.take(request.body, request.headers, { secrets, now });
          if (arrival.fault !== undefined) return { status: 401, body: { error: arrival.fault } };
          return answerWebhook(mode, request);
        },
      },
      route('GET', 'partners', () => calls.partners),
      route('GET', '{partner}', (request): ShownInbox => {
        const { partner, inbox } = inboxOf(request);
        return {
          url: receiverUrl(request, partner),
          endpointId: kept[partner]?.endpointId,
          answering: inbox.answering,
          arrivals: [...inbox.arrivals],
          types: [...feedEventGroups, ...feedEventTypes],
        };
      }),
      route('PUT', '{partner}/answer', (request) => {
        const { mode, times } = Answering.parse(jsonOf(request));
        const { inbox } = inboxOf(request);
        inbox.answerWith(mode.kind === 'ok' ? OK : { mode, times });
        return inbox.answering;
      }),
      route('DELETE', '{partner}/arrivals', (request) => {
        inboxOf(request).inbox.clear();
        return {};
      }),
      route('POST', '{partner}/endpoint', async (request) => {
        const { partner } = inboxOf(request);
        if (kept[partner] !== undefined)
          throw new ConsoleFault(409, `the receiver of ${partner} has an endpoint already`);
        const { types } = z.strictObject({ types: z.array(z.string()).min(1) }).parse(jsonOf(request));
        const body = { url: receiverUrl(request, partner), types, description: 'the console' };
        const exchange = await calls.call(partner, { method: 'POST', path: '/v1/webhook-endpoints', body });
        return keepSecret(partner, exchange, []);
      }),
      route('POST', '{partner}/rotate', async (request) => {
        const { partner } = inboxOf(request);
        const { path, secrets } = endpointOf(partner);
        const body = z.strictObject({ overlapHours: z.int().min(0).max(168) }).parse(jsonOf(request));
        const exchange = await calls.call(partner, { method: 'POST', path: `${path}/rotate-secret`, body });
        const now = new Date();
        const until = new Date(now.getTime() + body.overlapHours * HOUR_MS).toISOString();
        const older = validAt(secrets, now).map((secret) => ({ until, ...secret }));
        return keepSecret(partner, exchange, body.overlapHours === 0 ? [] : older);
      }),
      route('POST', '{partner}/test', (request) => {
        const { partner } = inboxOf(request);
        return calls.call(partner, { method: 'POST', path: `${endpointOf(partner).path}/test` });
      }),
      route('POST', '{partner}/enable', async (request) => {
        const { partner } = inboxOf(request);
        const { path } = endpointOf(partner);
        const now = await calls.call(partner, { method: 'GET', path });
        const headers = { 'If-Match': now.headers.find(([name]) => name === 'etag')?.[1] ?? '*' };
        return calls.call(partner, { method: 'PATCH', path, headers, body: { enabled: true } });
      }),
      route('DELETE', '{partner}/endpoint', async (request) => {
        const { partner } = inboxOf(request);
        const exchange = await calls.call(partner, { method: 'DELETE', path: endpointOf(partner).path });
        if (exchange.status === 204 || exchange.status === 404) forget(partner);
        return exchange;
      }),
      route('GET', '{partner}/deliveries', async (request): Promise<ShownDeliveries> => {
        const { partner } = inboxOf(request);
        // The page may ask once more while the endpoint is deleted.
        if (kept[partner] === undefined) return NONE;
        const { path } = endpointOf(partner);
        const endpoint = await calls.call(partner, { method: 'GET', path });
        if (endpoint.status === 404) {
          forget(partner);
          return NONE;
        }
        const listed = await calls.call(partner, { method: 'GET', path: `${path}/deliveries?limit=50` });
        if (endpoint.status !== 200 || listed.status !== 200)
          throw new ConsoleFault(502, `the API answered ${endpoint.status} and ${listed.status}`);
        return { endpoint: Endpoint.parse(endpoint.body), deliveries: Deliveries.parse(listed.body).data };
      }),
      route('POST', '{partner}/deliveries/{id}/redeliver', (request) => {
        const { partner } = inboxOf(request);
        const path = `${endpointOf(partner).path}/deliveries/${encodeURIComponent(request.parameters['id'] ?? '')}/redeliver`;
        return calls.call(partner, { method: 'POST', path });
      }),
    ],
  };
}

/** The current secret, and those whose overlap has not ended. */
const validAt = (secrets: readonly KeptSecret[], now: Date) =>
  secrets.filter(({ until }) => until === undefined || new Date(until) > now);

/** The console itself receives: it refuses pages of other origins, and the app is none. */
function receiverUrl({ headers: { host = '' } }: SimulatorRequest, partner: string): string {
  return `http://127.0.0.1:${host.split(':').at(-1)}/api/webhooks/inbox/${partner}`;
}
