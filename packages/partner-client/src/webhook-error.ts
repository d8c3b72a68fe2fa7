/** Why a request is not accepted as a webhook. */
export type WebhookFault =
  | 'missing_header'
  | 'malformed_header'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'no_matching_signature'
  | 'invalid_body';

/** The request is not a webhook of ours, is too old, or was changed on its way: answer it with 400. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: WebhookFault;

  constructor(code: WebhookFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
