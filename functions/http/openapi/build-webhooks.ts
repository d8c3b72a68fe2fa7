import { eventCatalogue, type PublishedEvent } from '../../../shared/domain/event-catalogue.ts';
import { exampleOf } from '../../../shared/domain/event-examples.ts';
import { toName, toWebhookEvent, WEBHOOK_MEDIA_TYPE, webhookEventOf } from '../../../shared/domain/webhook-event.ts';
import type { Json, Schemas } from './schemas.ts';
import { toTitle } from './to-title.ts';
import { webhookAnswers, webhookHeaders } from './webhook-exchange.ts';

const retryAfter = {
  'Retry-After': { description: 'How many seconds we wait at least, up to a day.', schema: { type: 'string' } },
};

export const webhookComponents = {
  parameters: Object.fromEntries(
    Object.entries(webhookHeaders).map(([name, header]) => [
      name,
      { name, in: 'header', required: true, description: header.description, schema: header.schema },
    ]),
  ),
  responses: Object.fromEntries(
    Object.entries(webhookAnswers).map(([name, [status, description]]) => [
      name,
      { description, ...(status === '429' || status === '503' ? { headers: retryAfter } : {}) },
    ]),
  ),
};

/** Describes the webhooks, one for each type of events. */
export function buildWebhooks(schemas: Schemas): Json {
  return Object.fromEntries(eventCatalogue.map((event) => [event.type, { post: buildWebhook(event, schemas) }]));
}

function buildWebhook(event: PublishedEvent, schemas: Schemas): Json {
  const { type, means } = event;
  const name = toName(type);
  const content = { schema: schemas.refer(webhookEventOf(event), 'output'), example: toWebhookEvent(exampleOf(type)) };
  return {
    operationId: `on${name}`,
    summary: toTitle(type),
    description: `\`${type}\`: ${means}.`,
    security: [],
    parameters: Object.keys(webhookComponents.parameters).map((header) => ({
      $ref: `#/components/parameters/${header}`,
    })),
    requestBody: { required: true, content: { [WEBHOOK_MEDIA_TYPE]: content } },
    responses: Object.fromEntries(
      Object.entries(webhookAnswers).map(([answer, [status]]) => [
        status,
        { $ref: `#/components/responses/${answer}` },
      ]),
    ),
  };
}
