import type { WebhookNudge } from '../domain/webhook-nudge.ts';

/** Reminders for the consumer of webhooks. A nudge that is sent twice within minutes arrives once. */
export interface WebhookNudges {
  send(nudges: readonly WebhookNudge[]): Promise<void>;
  schedule(nudge: WebhookNudge, at: Date): Promise<void>;
}
