import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A signing secret of Stripe and of Standard Webhooks has this prefix. */
const SECRET = /^whsec_[A-Za-z\d+/=_-]+$/;

/** Where a provider sends its events. */
export const WebhookEndpoint = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Two while a secret is being replaced; then each delivery has a signature for each. */
  secrets: z
    .array(z.string().regex(SECRET, `must match ${SECRET.source}`))
    .min(1)
    .max(5),
  /** The types of the events that are sent; `*`, the default, for all. */
  types: z.array(z.string().min(1)).min(1).default(['*']),
});
export type WebhookEndpoint = z.output<typeof WebhookEndpoint>;
export type NewWebhookEndpoint = z.input<typeof WebhookEndpoint>;

/** An endpoint that is set again keeps its id, and with it the deliveries that wait for it. */
export function endpointIdOf({ url }: WebhookEndpoint): string {
  return `we_${createHash('sha256').update(url).digest('hex').slice(0, 16)}`;
}
