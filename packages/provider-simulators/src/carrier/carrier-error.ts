import type { BodyIssue } from '@partner-orders/loopback-server/http/parse-json';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { ErrorWording } from '@partner-orders/loopback-server/http/serve';

/** Every code of docs/carrier-contract.md, with its status. */
const STATUS = {
  invalid_request: 400,
  unauthorized: 401,
  not_found: 404,
  shipment_unknown: 404,
  method_not_allowed: 405,
  different_shipment: 409,
  shipment_cancelled: 409,
  already_shipped: 409,
  shipment_lost: 409,
  too_large: 413,
  unsupported_media_type: 415,
  address_undeliverable: 422,
  country_not_served: 422,
  rate_limited: 429,
  internal_error: 500,
} as const;

export type CarrierErrorCode = keyof typeof STATUS;

interface Extras {
  readonly details?: readonly BodyIssue[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The carrier's error format: `{ code, message, details? }`. */
export function carrierError(code: CarrierErrorCode, message: string, { details, headers }: Extras = {}): Reply {
  return { status: STATUS[code], ...(headers && { headers }), body: { code, message, ...(details && { details }) } };
}

export const wording: ErrorWording = {
  unrouted(method, path, allowed) {
    if (allowed.length === 0) return carrierError('not_found', `there is nothing at ${path}`);
    const allow = allowed.join(', ');
    return carrierError('method_not_allowed', `${path} takes ${allow}, not ${method}`, { headers: { allow } });
  },
  tooLarge: (limit) => carrierError('too_large', `the body is larger than ${limit} bytes`),
  failed(error) {
    return carrierError('internal_error', `the simulator failed: ${error instanceof Error ? error.message : error}`);
  },
};
