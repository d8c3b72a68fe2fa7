/** Every error code, with its status and its sentence. The set is closed. */
export const problems = {
  malformed_request: { status: 400, title: 'The request is not valid HTTP.' },
  malformed_json: { status: 400, title: 'The body is not valid JSON in UTF-8.' },
  validation_failed: { status: 400, title: 'The request has fields that are missing, unknown or wrong.' },
  invalid_precondition: {
    status: 400,
    title: 'If-Match and If-None-Match take * or a list of entity tags in double quotes.',
  },
  invalid_client: { status: 400, title: 'The identity provider does not accept these credentials.' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list.' },
  idempotency_key_missing: { status: 400, title: 'The header Idempotency-Key is required.' },
  idempotency_key_invalid: { status: 400, title: 'The Idempotency-Key must be 1 to 255 visible ASCII characters.' },
  invalid_signature: { status: 400, title: 'The signature of the event is missing, wrong or too old.' },
  unauthenticated: { status: 401, title: 'A valid access token is required.' },
  forbidden: { status: 403, title: 'The access token does not allow this.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here.' },
  not_acceptable: { status: 406, title: 'The Accept header allows no form of the response that there is.' },
  request_timeout: { status: 408, title: 'The request did not arrive in time.' },
  not_changeable: { status: 409, title: 'The order can no longer be changed.' },
  not_cancellable: { status: 409, title: 'The order cannot be cancelled.' },
  not_refundable: { status: 409, title: 'The order cannot be refunded.' },
  too_many_endpoints: { status: 409, title: 'You have as many webhook endpoints as you may have.' },
  endpoint_disabled: { status: 409, title: 'The webhook endpoint is disabled.' },
  too_many_secrets: { status: 409, title: 'Too many secrets of the webhook endpoint sign at the same time.' },
  nothing_uploaded: { status: 409, title: 'The file of the import is not uploaded yet.' },
  not_startable: { status: 409, title: 'The import cannot be started any more.' },
  redelivery_running: { status: 409, title: 'Another redelivery of the webhook endpoint is running.' },
  precondition_failed: {
    status: 412,
    title: 'The precondition does not hold: the resource has another ETag, or exists already.',
  },
  payload_too_large: { status: 413, title: 'The body is larger than 64 KiB.' },
  uri_too_long: { status: 414, title: 'The URL is longer than 16 KiB.' },
  unsupported_media_type: { status: 415, title: 'The Content-Type of the body is not accepted here.' },
  expectation_failed: { status: 417, title: 'The header Expect accepts only 100-continue.' },
  unusable_file: { status: 422, title: 'The file of the import is empty, too large or not complete.' },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key was already used with a different request.' },
  unknown_sku: { status: 422, title: 'At least one SKU is not in the catalogue.' },
  amount_too_small: { status: 422, title: 'The order costs less than the payment provider accepts.' },
  amount_too_large: { status: 422, title: 'The order costs more than the payment provider accepts.' },
  refund_exceeds_captured: { status: 422, title: 'The refund is more than is left of what was paid.' },
  mixed_currencies: { status: 422, title: 'All lines of an order must have prices in the same currency.' },
  stock_below_zero: { status: 422, title: 'The stock cannot fall below what is reserved for orders.' },
  precondition_required: { status: 428, title: 'The header If-Match is required.' },
  headers_too_large: { status: 431, title: 'The headers are larger than 16 KiB.' },
  too_many_jobs: {
    status: 429,
    title: 'You have as many exports or imports in progress as you may have: wait until one ends.',
  },
  too_many_streams: {
    status: 429,
    title: 'Too many event streams are open: close one, or wait the number of seconds in Retry-After.',
  },
  rate_limited: { status: 429, title: 'Too many requests: wait the number of seconds in Retry-After.' },
  internal_error: { status: 500, title: 'Something went wrong on our side.' },
  upstream_unavailable: { status: 502, title: 'The service cannot be reached.' },
  upstream_timeout: { status: 504, title: 'The service did not answer in time.' },
  service_unavailable: {
    status: 503,
    title: 'The service cannot do this at the moment: wait the number of seconds in Retry-After.',
  },
  switched_off: {
    status: 503,
    title: 'This is switched off for a while: wait the number of seconds in Retry-After.',
  },
  not_ready: { status: 503, title: 'The service is not ready.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export interface ProblemDetail {
  /** The place of the fault: `lines[0].quantity`, `query.limit`, or a header's name. */
  path: string;
  message: string;
}

/** Ends a request with an error that its caller can understand. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly details: readonly ProblemDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    { details = [], headers = {} }: { details?: readonly ProblemDetail[]; headers?: Record<string, string> } = {},
  ) {
    super(problems[code].title);
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}
