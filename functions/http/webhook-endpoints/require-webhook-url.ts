import { parseWebhookUrl } from '../../../shared/domain/webhook-url.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpSettings } from '../http-context.ts';

/**
 * The URL as it is stored and called.
 *
 * @throws Problem validation_failed with every fault
 */
export function requireWebhookUrl(text: string, { webhooks }: Pick<HttpSettings, 'webhooks'>): string {
  const parsed = parseWebhookUrl(text, webhooks);
  if (parsed.kind === 'valid') return parsed.url;
  throw new Problem('validation_failed', { details: parsed.faults.map((message) => ({ path: 'url', message })) });
}
