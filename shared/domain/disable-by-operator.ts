import type { WebhookEndpoint } from './webhook-endpoint.ts';

/** The endpoint as an operator disables it; the same object if it is disabled already. */
export function disableByOperator(
  before: WebhookEndpoint,
  { by, because }: { by: string; because: string },
  now: Date,
): WebhookEndpoint {
  if (!before.enabled) return before;
  const at = now.toISOString();
  const disabled = { at, reason: 'operator', announced: false, by, because } as const;
  return { ...before, enabled: false, disabled, version: before.version + 1, updatedAt: at };
}
