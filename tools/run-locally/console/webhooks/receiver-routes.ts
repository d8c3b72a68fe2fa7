import { jsonOf } from '@partner-orders/embedded-azure/console/json-of';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import { feedEventGroups, feedEventTypes } from '../../../../shared/domain/event-catalogue.ts';
import type { PartnerCalls } from '../as-partner/partner-calls.ts';
import { answerWebhook } from './answer-webhook.ts';
import { receiverUrl } from './receiver-url.ts';
import type { ShownInbox } from './shown-inbox.ts';
import type { WebhookDesk } from './webhook-desk.ts';
import { OK } from './webhook-inbox.ts';
import { webhookRoute } from './webhook-route.ts';

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

/** What arrives at the receivers, and how they answer. */
export function receiverRoutes(desk: WebhookDesk, { partners, terminal }: PartnerCalls): Route[] {
  return [
    // Called by the app, not by a page.
    {
      method: 'POST',
      path: '/api/webhooks/inbox/{partner}',
      handle(request) {
        const { partner, inbox } = desk.inboxOf(request);
        const now = new Date();
        const secrets = desk.secretsAt(partner, now).map(({ value }) => value);
        const { arrival, mode } = inbox.take(request.body, request.headers, { secrets, now });
        if (arrival.fault !== undefined) return { status: 401, body: { error: arrival.fault } };
        return answerWebhook(mode, request);
      },
    },
    webhookRoute('GET', 'partners', () => partners),
    webhookRoute('GET', '{partner}', (request): ShownInbox => {
      const { partner, inbox } = desk.inboxOf(request);
      return {
        url: receiverUrl(request, partner),
        endpointId: desk.endpointIdOf(partner),
        answering: inbox.answering,
        arrivals: [...inbox.arrivals],
        types: [...feedEventGroups, ...feedEventTypes],
        terminal,
      };
    }),
    webhookRoute('PUT', '{partner}/answer', (request) => {
      const { mode, times } = Answering.parse(jsonOf(request));
      const { inbox } = desk.inboxOf(request);
      inbox.answerWith(mode.kind === 'ok' ? OK : { mode, times });
      return inbox.answering;
    }),
    webhookRoute('DELETE', '{partner}/arrivals', (request) => {
      desk.inboxOf(request).inbox.clear();
      return {};
    }),
  ];
}
