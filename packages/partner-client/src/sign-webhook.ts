import { signContent, toBytes, type WebhookBody } from './sign-content.ts';
import type { WebhookSecrets } from './verify-webhook.ts';

export type SignWebhookOptions = WebhookSecrets & {
  /** The id of the event. */
  readonly id: string;
  readonly body: WebhookBody;
  /** When it is sent: now by default. */
  readonly at?: Date;
};

/** The headers of a webhook as the API sends it: for tests of your receiver. */
export async function signWebhook({
  secret,
  secrets = secret === undefined ? [] : [secret],
  id,
  body,
  at = new Date(),
}: SignWebhookOptions): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const content = { id, timestamp, body: toBytes(body) };
  const signatures = await Promise.all(secrets.map(async (one) => `v1,${await signContent(one, content)}`));
  return {
    'content-type': 'application/cloudevents+json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
