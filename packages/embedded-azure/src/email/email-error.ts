import type { Reply } from '@partner-orders/loopback-server/http/reply';

export interface EmailErrorDetails {
  readonly status: 400 | 401 | 404 | 405 | 413 | 500 | 503;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that ends in the error envelope of Communication Services.
 * https://learn.microsoft.com/rest/api/communication/email/email/send#errorresponse
 */
export class EmailError extends Error {
  override name = 'EmailError';
  readonly details: EmailErrorDetails;

  constructor(details: EmailErrorDetails) {
    super(details.message);
    this.details = details;
  }

  toReply(): Reply {
    const { status, code, message, headers } = this.details;
    return { status, headers: { 'x-ms-error-code': code, ...headers }, body: { error: { code, message } } };
  }
}

export function badRequest(message: string): EmailError {
  return new EmailError({ status: 400, code: 'BadRequest', message });
}
