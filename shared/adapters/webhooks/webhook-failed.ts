import type { WebhookFailure } from '../../ports/webhook-sender.ts';

/** Ends an attempt. The message is for the partner. */
export class WebhookFailed extends Error {
  override name = 'WebhookFailed';
  readonly reason: WebhookFailure;

  constructor(reason: WebhookFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}
