import type { ProblemCode, ProblemDetail } from '../../../shared/problems.ts';

export interface Explanation {
  /** Why it happens. */
  cause: string;
  /** What the caller can do about it. */
  remedy: string;
  /** What `details` can contain. */
  details?: readonly ProblemDetail[];
}

const RETRY_WITH_KEY =
  'Send the same request again (a POST with the same Idempotency-Key): it is carried out only once.';

/** Explains every code in two or three sentences, for the engineer who finds it in a log. */
export const explanations: Readonly<Record<ProblemCode, Explanation>> = {
  malformed_request: {
    cause: 'The request is not valid HTTP: its method, path, headers or body length is wrong.',
    remedy: 'Build the request with an HTTP library. Percent-encode non-ASCII characters in the path.',
  },
  malformed_json: {
    cause: 'The body is empty, is not JSON, or contains bytes that are not UTF-8.',
    remedy: 'Build the body with a JSON library and send it as UTF-8. A leading byte order mark is ignored.',
  },
  validation_failed: {
    cause: 'At least one field, query parameter or header is missing, unknown or has a value that is not allowed.',
    remedy: 'Read `details`: it lists every fault and where it is. Correct all of them, then send the request again.',
    details: [
      { path: 'lines[0].quantity', message: 'must be at least 1' },
      { path: 'shipTo.city', message: 'is required' },
    ],
  },
  invalid_client: {
    cause: 'Microsoft Entra does not know the client id, or the secret is wrong or has expired.',
    remedy: 'Compare both with your application’s registration. Replace an expired secret with a new one.',
  },
  invalid_cursor: {
    cause: 'The cursor was changed, belongs to other filters or to another partner, or was signed too long ago.',
    remedy: 'Send `nextCursor` unchanged, with the same filters. If that does not help, start again at the first page.',
  },
  invalid_precondition: {
    cause: 'If-Match or If-None-Match is neither `*` nor a list of entity tags in double quotes.',
    remedy: 'Send the ETag exactly as you received it, including its quotes: `If-Match: "3"`.',
    details: [{ path: 'If-Match', message: 'must be * or entity tags in quotes' }],
  },
  nothing_uploaded: {
    cause: 'No file was uploaded to the link of the import, or its blocks were not committed with Put Block List.',
    remedy: 'Upload the file to `upload.url` of the import, then start it. Get the import for a link that is valid.',
  },
  not_startable: {
    cause: 'The import was cancelled, or nothing was uploaded within a day.',
    remedy: 'Create another import.',
    details: [{ path: 'status', message: 'is cancelled' }],
  },
  unusable_file: {
    cause: 'The uploaded file is empty, is larger than 1 GB, or has another size than you announced.',
    remedy: 'Upload the whole file to the same link, then start the import. Split a file that is larger than 1 GB.',
    details: [{ path: 'size', message: 'is 0: the file is empty' }],
  },
  idempotency_key_missing: {
    cause: 'This operation needs the header Idempotency-Key, and the request has none.',
    remedy: 'Create a key for each new order, such as a UUID, store it with the order, and send it with every attempt.',
  },
  idempotency_key_invalid: {
    cause: 'The Idempotency-Key is empty, is longer than 255 characters, or contains a space or a non-ASCII character.',
    remedy: 'Use 1 to 255 visible ASCII characters. A UUID is fine.',
  },
  invalid_signature: {
    cause:
      'The request is not signed, its body or headers were changed after it was signed, or it was signed more than five minutes ago.',
    remedy:
      'Only the payment provider and the carrier send events. They sign the body as it is sent, with the secret that both sides have, and sign each attempt again.',
  },
  unauthenticated: {
    cause:
      'The request has no access token, or its token has expired, is for another API or was not issued by Microsoft Entra.',
    remedy:
      'Get a token with client credentials and send it as `Authorization: Bearer …`. Get a new one before it expires.',
  },
  forbidden: {
    cause: 'The token is valid, but your application lacks the app role that this operation needs.',
    remedy: 'The documentation names the role of each operation. Ask us to grant it, then get a new token.',
  },
  not_found: {
    cause: 'Nothing exists at this path, or it belongs to another partner.',
    remedy: 'Compare the path with the documentation, and the id with the response that you got it from.',
  },
  method_not_allowed: {
    cause: 'The path exists, but not with this method.',
    remedy: 'Use one of the methods in the header Allow.',
  },
  not_acceptable: {
    cause: 'The Accept header names only media types that this response does not have.',
    remedy: 'Send one of the types in `details`, or no Accept header: then the response is JSON.',
    details: [{ path: 'accept', message: 'must allow application/json or text/csv' }],
  },
  request_timeout: {
    cause: 'The connection was open for too long before the complete request arrived.',
    remedy: `Open a connection only when you have something to send. ${RETRY_WITH_KEY}`,
  },
  not_changeable: {
    cause: 'The address can no longer be changed: it is fixed once the payment is authorized.',
    remedy: 'Get the order and look at its status. Reference and metadata can be changed at any time.',
  },
  not_cancellable: {
    cause: 'The order has failed, all of it was refunded, or all of it is delivered.',
    remedy: 'Get the order and look at its `status` and its `shipment`. Request a refund for goods that are delivered.',
  },
  not_refundable: {
    cause: 'The order was never paid, or all that was paid is refunded or about to be, or it has too many refunds.',
    remedy: 'Get the order and look at its `status` and `refunds`. An order that is not paid yet can be cancelled.',
  },
  refund_exceeds_captured: {
    cause: 'Together with the refunds before it, the refund is more than was paid, or more than a line has.',
    remedy: 'Get the order: `refunds.left` is what can still be refunded. `details` names the line, if it is one.',
    details: [{ path: 'amount', message: 'must be at most 12.90 EUR: all else is refunded or about to be' }],
  },
  too_many_endpoints: {
    cause: 'You have ten webhook endpoints already, and a partner can have no more.',
    remedy: 'List them, and delete one that you do not need. One endpoint can get events of any number of types.',
  },
  endpoint_disabled: {
    cause: 'The endpoint is disabled, by you or by us, so nothing is sent to it.',
    remedy: 'Look at its `disabledReason`, then enable it: `PATCH` it with `{ "enabled": true }`.',
  },
  too_many_secrets: {
    cause: 'The secret was replaced several times, and the older ones still sign until their overlap ends.',
    remedy:
      'Wait until `oldSecretUntil`. If nothing verifies with the older secrets any more, send `"overlapHours": 0`, which ends them.',
  },
  redelivery_running: {
    cause: 'A redelivery with another `failedSince` is not done yet. One runs at a time for each endpoint.',
    remedy: 'Read its progress with the id in `details`, and ask again when it is `done`.',
    details: [
      {
        path: 'failedSince',
        message: 'rdl_8esn9detr82z9cmsvc7wzjj8gf is running, for events since 2026-01-31T12:00:00.000Z',
      },
    ],
  },
  precondition_failed: {
    cause:
      'The resource has changed since you read it, or you sent `If-None-Match: *` and it exists already. Your change was not made.',
    remedy:
      'Get the resource again, apply your change to the current version, and send it with the new ETag in `If-Match`.',
  },
  payload_too_large: {
    cause: 'The body is larger than 64 KiB.',
    remedy: 'Send less: an order has at most 100 lines, and metadata is meant for references, not documents.',
  },
  uri_too_long: {
    cause: 'The URL, including its query, is longer than 16 KiB.',
    remedy: 'Send fewer or shorter query parameters.',
  },
  unsupported_media_type: {
    cause: 'The header Content-Type is missing or names a type that this operation does not accept.',
    remedy:
      'Send one of the types listed in `details`. The response header Accept (for a PATCH, Accept-Patch) lists them too.',
    details: [{ path: 'content-type', message: 'must be application/json' }],
  },
  expectation_failed: {
    cause: 'The header Expect asks for something other than 100-continue.',
    remedy: 'Remove the header Expect.',
  },
  idempotency_key_reused: {
    cause: 'This Idempotency-Key was already used for a different request. Nothing was done.',
    remedy: 'Use a new key for a new order. To retry the same order, send exactly the same body.',
  },
  unknown_sku: {
    cause: 'At least one line names a SKU that the catalogue does not have.',
    remedy: 'Read `details` to see which lines, and use SKUs from GET /v1/products.',
    details: [{ path: 'lines[1].sku', message: 'is not in the catalogue' }],
  },
  amount_too_small: {
    cause: 'The order’s total is below the payment provider’s minimum for its currency.',
    remedy: 'Order more, or combine several orders into one.',
  },
  amount_too_large: {
    cause: 'The order’s total is above the payment provider’s maximum for one charge in its currency.',
    remedy: 'Split it into several orders, each with its own Idempotency-Key.',
  },
  mixed_currencies: {
    cause: 'The products of the order have prices in different currencies.',
    remedy: 'Place one order per currency.',
  },
  stock_below_zero: {
    cause: 'The adjustment takes more than is available, or counts fewer units than are reserved for orders.',
    remedy: 'Read the stock with `GET /v1/catalogue/{sku}`. Cancel orders first if units that are reserved are lost.',
  },
  precondition_required: {
    cause: 'The request has no If-Match, so it could overwrite a change that you have not seen.',
    remedy: 'Get the resource and send its ETag as If-Match. `If-Match: *` applies your change to any version.',
  },
  headers_too_large: {
    cause: 'The headers of the request are larger than 16 KiB in total.',
    remedy: 'Remove headers that the documentation does not name, starting with cookies.',
  },
  too_many_jobs: {
    cause: 'As many exports, or as many imports, of yours are in progress as you may have at a time.',
    remedy:
      'Wait until one ends: `details` names them. Then send the same request again with the same Idempotency-Key.',
    details: [{ path: '/v1/exports/exp_8esn9detr82z9cmsvc7wzjj8gf', message: 'is queued or running' }],
  },
  too_many_streams: {
    cause: 'You already have the maximum number of event streams open.',
    remedy:
      'Close a stream, or wait the number of seconds in Retry-After. You can read an order’s timeline without a stream.',
  },
  rate_limited: {
    cause:
      'You sent more requests than your tier allows, or too many with tokens that are not valid, or too many from your address to operations without a token. RateLimit-Policy states the limit. Within it, the service has too many requests of all partners at the moment.',
    remedy:
      'Wait the number of seconds in Retry-After. Follow events instead of polling, and after a 401 get a new token before you call again.',
  },
  internal_error: {
    cause: 'Something went wrong on our side. We have been notified.',
    remedy: `${RETRY_WITH_KEY} If the error persists, send us the requestId.`,
  },
  upstream_unavailable: {
    cause: 'The gateway could not reach the service, for instance while it restarts.',
    remedy: `Wait the number of seconds in Retry-After. ${RETRY_WITH_KEY}`,
  },
  upstream_timeout: {
    cause: 'The service did not answer in time. Your request may have been carried out.',
    remedy: RETRY_WITH_KEY,
  },
  service_unavailable: {
    cause: 'Something that this operation depends on is unavailable at the moment. Nothing was left half done.',
    remedy: `Wait the number of seconds in Retry-After. ${RETRY_WITH_KEY}`,
  },
  switched_off: {
    cause: 'Our operators have switched this off for a while, so that the rest keeps working. Nothing was done.',
    remedy: `Wait the number of seconds in Retry-After. ${RETRY_WITH_KEY} Reading your orders works meanwhile.`,
  },
  not_ready: {
    cause: 'The service cannot accept orders at the moment: `details` names what is missing.',
    remedy: 'This endpoint is for load balancers. Wait the number of seconds in Retry-After.',
    details: [{ path: 'orders', message: 'is not reachable' }],
  },
};
