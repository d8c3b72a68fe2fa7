import { z } from 'zod';
import { feedEventGroups, feedEventTypes } from '../../../shared/domain/event-catalogue.ts';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';
import { disableReasons, type WebhookEndpoint } from '../../../shared/domain/webhook-endpoint.ts';
import { findOverlapEnd } from '../../../shared/domain/webhook-endpoint-changes.ts';
import { parseWebhookUrl } from '../../../shared/domain/webhook-url.ts';
import { lineOfText } from '../line-of-text.ts';

/** The shapes of webhook endpoints that partners send and receive. */

const wantable: readonly string[] = [...feedEventGroups, ...feedEventTypes];
const MOST_TYPES = 100;
const MOST_CHARACTERS = 2_000;

/** What is wrong under all settings, so that it is in one answer with the faults of other fields. */
function findUrlFaults(text: string, check: z.RefinementCtx<string>): void {
  if (text.length === 0 || text.length > MOST_CHARACTERS) return;
  const parsed = parseWebhookUrl(text, { allowLoopback: true, ownHosts: [] });
  if (parsed.kind === 'valid') return;
  for (const message of parsed.faults) check.addIssue({ code: 'custom', message });
}

const fields = {
  url: z
    .string()
    .min(1)
    .max(MOST_CHARACTERS)
    .superRefine(findUrlFaults)
    .describe('Where events are sent: an https URL of a public host'),
  types: z
    .array(
      z
        .string()
        .meta({ examples: ['order.*'] })
        .refine((type) => wantable.includes(type), `must be one of ${wantable.join(', ')}`),
    )
    .min(1)
    .max(MOST_TYPES)
    .transform((types) => [...new Set(types)])
    .describe('The types of events that it gets: exact types, and groups such as `order.*`'),
  description: lineOfText(200).describe('A note of yours'),
  enabled: z.boolean().describe('Whether it gets events'),
};

export const CreateWebhookEndpoint = z
  .strictObject({
    url: fields.url,
    types: fields.types,
    description: fields.description.optional(),
    enabled: fields.enabled.default(true),
  })
  .meta({ id: 'CreateWebhookEndpoint' });

export const PatchWebhookEndpoint = z
  .strictObject({
    url: fields.url.optional(),
    types: fields.types.optional(),
    description: fields.description.nullable().optional().describe('A note of yours; null removes it'),
    enabled: fields.enabled
      .optional()
      .describe(
        'Whether it gets events. True enables it again, also if we disabled it: it gets all events from now on, and `POST …/redeliver` sends those that it missed',
      ),
  })
  .meta({ id: 'PatchWebhookEndpoint' });

export const RotateSecret = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(168)
      .default(24)
      .describe('How long the secrets before the new one sign too, in hours. 0: they end at once'),
  })
  .meta({ id: 'RotateSecret' });

export const endpointExample = {
  id: 'whe_8esn9detr82z9cmsvc7wzjj8gf',
  url: 'https://shop.example.com/webhooks/orders',
  types: ['order.*', 'stock.low'],
  description: 'The shop',
  enabled: true,
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:00.000Z',
  version: 1,
};

export const EndpointView = z
  .object({
    id: EndpointId,
    url: z.string().describe('Where events are sent'),
    types: z.array(z.string()).describe('The types of events that it gets'),
    description: z.string().optional().describe('Your note'),
    enabled: z.boolean().describe('Whether it gets events'),
    failingSince: z.iso
      .datetime()
      .optional()
      .describe(
        'Since when every attempt has failed. After 15 minutes, events wait in the feed and one an hour is tried; after 5 days the endpoint is disabled. Time in which we send no webhooks doesn’t count',
      ),
    behindSince: z.iso
      .datetime()
      .optional()
      .describe(
        'Since when its new events wait in the feed, because it fails or takes them more slowly than they happen. It gets them from there, those of an order in sequence, as fast as it answers',
      ),
    disabledReason: openEnum(disableReasons)
      .optional()
      .describe(
        'Why we disabled it. `failing`: every attempt failed for days. `gone`: it answered 410. `operator`: our staff did it',
      ),
    disabledAt: z.iso.datetime().optional().describe('When we disabled it'),
    oldSecretUntil: z.iso.datetime().optional().describe('Until when an older secret signs too, after a rotation'),
    createdAt: z.iso.datetime().describe('When it was created'),
    updatedAt: z.iso.datetime().describe('When it last changed'),
    version: z.int().describe('Grows with each change; it is the ETag'),
  })
  .meta({ id: 'WebhookEndpoint', examples: [endpointExample] });
export type EndpointView = z.infer<typeof EndpointView>;

const secret = z
  .string()
  .optional()
  .describe(
    'Verifies the webhooks. Only this response shows it: keep it safe. A repeated request gets it for a day, while it signs; later it is absent',
  );

export const EndpointWithSecret = EndpointView.extend({ secret }).meta({
  id: 'WebhookEndpointWithSecret',
  examples: [{ ...endpointExample, secret: 'whsec_…' }],
});
export type EndpointWithSecret = z.infer<typeof EndpointWithSecret>;

export const endpointETagOf = ({ version }: Pick<WebhookEndpoint, 'version'>) => `"${version}"`;

export function toEndpointView(endpoint: WebhookEndpoint, now: Date): EndpointView {
  const { id, url, types, description, enabled, failingSince, behindSince, disabled, createdAt, updatedAt, version } =
    endpoint;
  const oldSecretUntil = findOverlapEnd(endpoint, now);
  return {
    ...{ id, url, types },
    ...(description === undefined ? {} : { description }),
    enabled,
    ...(failingSince === undefined ? {} : { failingSince }),
    ...(behindSince === undefined ? {} : { behindSince }),
    ...(disabled === undefined ? {} : { disabledReason: disabled.reason, disabledAt: disabled.at }),
    ...(oldSecretUntil === undefined ? {} : { oldSecretUntil }),
    ...{ createdAt, updatedAt, version },
  };
}
