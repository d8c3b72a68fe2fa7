import { randomUUID } from 'node:crypto';
import type { Reply } from '@partner-orders/loopback-server/http/reply';

export interface EntraErrorDetails {
  readonly status: 400 | 401 | 404;
  /** The error code of RFC 6749, section 5.2, or Entra's own. */
  readonly error: string;
  /** The number of AADSTS: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
  readonly code: number;
  readonly message: string;
}

/** A token request that ends in Entra's form of an OAuth error. */
export class EntraError extends Error {
  override name = 'EntraError';
  readonly details: EntraErrorDetails;

  constructor(details: EntraErrorDetails) {
    super(details.message);
    this.details = details;
  }

  toReply(): Reply {
    const { status, error, code, message } = this.details;
    const traceId = randomUUID();
    const correlationId = randomUUID();
    const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    return {
      status,
      headers: NEVER_CACHED,
      body: {
        error,
        error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
        error_codes: [code],
        timestamp,
        trace_id: traceId,
        correlation_id: correlationId,
      },
    };
  }
}

/** RFC 6749, section 5.1: tokens and refusals must not be cached. */
export const NEVER_CACHED = { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' };

export function missingParameter(name: string): EntraError {
  const message = `The request body must contain the following parameter: '${name}'.`;
  return new EntraError({ status: 400, error: 'invalid_request', code: 900144, message });
}
