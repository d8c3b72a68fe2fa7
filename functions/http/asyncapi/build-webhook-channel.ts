import { eventCatalogue, type PublishedEvent } from '../../../shared/domain/event-catalogue.ts';
import { exampleOf } from '../../../shared/domain/event-examples.ts';
import { toName, toWebhookEvent, WEBHOOK_MEDIA_TYPE, webhookEventOf } from '../../../shared/domain/webhook-event.ts';
import type { Schemas } from '../openapi/schemas.ts';
import { toTitle } from '../openapi/to-title.ts';
import { webhookAnswers, webhookHeaders } from '../openapi/webhook-exchange.ts';
import type { Described } from './described.ts';

const HEADERS = 'WebhookHeaders';

const answers = Object.values(webhookAnswers).map(([status, what]) =>
  status === 'default' ? `- ${what}` : `- ${status}: ${what}`,
);

/** Describes the webhooks: one channel, with an operation and a message for each type of events. */
export function buildWebhookChannel(schemas: Schemas): Described {
  schemas.components[HEADERS] = headersSchema;
  const named = eventCatalogue.map((event) => [toName(event.type), event] as const);
  const webhooks = {
    // Each partner has its own.
    address: null,
    title: 'Webhooks',
    summary: 'Your events, sent to the endpoints that you create',
    description: `Signed as in Standard Webhooks 1.0.0, with a CloudEvent 1.0 as the body. Check the signature first. An event can come twice and events can overtake each other: use \`webhook-id\` and, for an order, \`sequence\`. What you answer:\n\n${answers.join('\n')}`,
    servers: [{ $ref: '#/servers/endpoint' }],
    messages: Object.fromEntries(named.map(([name]) => [name, { $ref: `#/components/messages/${name}` }])),
  };
  return {
    channels: { webhooks },
    operations: Object.fromEntries(named.map(([name, event]) => [`on${name}`, buildOperation(name, event)])),
    messages: Object.fromEntries(named.map(([name, event]) => [name, buildMessage(event, schemas)])),
  };
}

const headersSchema = {
  type: 'object',
  required: Object.keys(webhookHeaders),
  properties: Object.fromEntries(
    Object.entries(webhookHeaders).map(([name, { description, schema }]) => [name, { description, ...schema }]),
  ),
};

function buildOperation(name: string, { type, means }: PublishedEvent) {
  return {
    action: 'send',
    channel: { $ref: '#/channels/webhooks' },
    title: toTitle(type),
    summary: `\`${type}\`: ${means}.`,
    messages: [{ $ref: `#/channels/webhooks/messages/${name}` }],
    bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
  };
}

function buildMessage(event: PublishedEvent, schemas: Schemas) {
  const { type, means } = event;
  const example = exampleOf(type);
  const headers = Object.entries(webhookHeaders).map(([name, { schema }]) => [name, schema.examples[0]]);
  return {
    name: type,
    title: toTitle(type),
    summary: `${means.charAt(0).toUpperCase()}${means.slice(1)}.`,
    contentType: WEBHOOK_MEDIA_TYPE,
    headers: { $ref: `#/components/schemas/${HEADERS}` },
    payload: schemas.refer(webhookEventOf(event), 'output'),
    examples: [
      { headers: { ...Object.fromEntries(headers), 'webhook-id': example.id }, payload: toWebhookEvent(example) },
    ],
  };
}
