import type { ProblemCode, ProblemDetail } from '../../../shared/problems.ts';

export interface Explanation {
  /** Why it happens. */
  cause: string;
  /** What its caller does about it. */
  remedy: string;
  /** What `details` may say. */
  details?: readonly ProblemDetail[];
}

const RETRY_WITH_KEY = 'Send the same request again, a POST with the same Idempotency-Key: it is carried out once.';

/** Every code in two sentences or three, for the engineer who meets it in a log. */
export const explanations: Readonly<Record<ProblemCode, Explanation>> = {
  malformed_request: {
    cause: 'What came is not HTTP as it is written down: its method, path, headers or the length of its body is wrong.',
    remedy: 'Let an HTTP library write the request. Percent-encode what is beyond ASCII in a path.',
  },
  malformed_json: {
    cause: 'The body is empty, is not JSON, or holds bytes that are not UTF-8.',
    remedy: 'Let a JSON library write the body, and send it as UTF-8. A byte order mark before it is passed over.',
  },
  validation_failed: {
    cause: 'At least one field, query parameter or header is missing, unknown or has a value that is not allowed.',
    remedy: 'Read `details`: it names every fault with its place. Correct all of them, then send the request again.',
    details: [
      { path: 'lines[0].quantity', message: 'must be at least 1' },
      { path: 'shipTo.city', message: 'is required' },
    ],
  },
  invalid_client: {
    cause: 'Microsoft Entra does not know the client id, or the secret is wrong or over.',
    remedy: 'Compare both with the registration of your application. A secret that is over needs a new one.',
  },
  invalid_cursor: {
    cause: 'The cursor was changed, belongs to other filters or to another partner, or was signed too long ago.',
    remedy: 'Take `nextCursor` as it is and keep the filters. If that does not help, begin with the first page.',
  },
  invalid_precondition: {
    cause: 'If-Match or If-None-Match is not `*` or a list of entity tags, each in its quotes.',
    remedy: 'Send the ETag exactly as you got it, quotes included: `If-Match: "3"`.',
    details: [{ path: 'If-Match', message: 'must be * or entity tags in quotes' }],
  },
  idempotency_key_missing: {
    cause: 'A request that must be carried out once came without the header Idempotency-Key.',
    remedy: 'Make a key for each new order, such as a UUID, store it with the order, and send it with every attempt.',
  },
  idempotency_key_invalid: {
    cause: 'The Idempotency-Key is empty, is longer than 255 characters, or holds a space or a character beyond ASCII.',
    remedy: 'Use 1 to 255 visible ASCII characters. A UUID is fine.',
  },
  unauthenticated: {
    cause:
      'The request has no access token, or one that is over, is for another API or was not issued by Microsoft Entra.',
    remedy:
      'Get a token by client credentials and send it as `Authorization: Bearer …`. Get a new one before it is over.',
  },
  forbidden: {
    cause: 'The token is good, but your application lacks the app role that this operation needs.',
    remedy: 'The operation names its role in the documentation. Ask us to grant it, then get a new token.',
  },
  not_found: {
    cause: 'The path names nothing, or nothing of yours: what belongs to another partner is not there for you.',
    remedy: 'Compare the path with the documentation, and the id with the answer that you have it from.',
  },
  method_not_allowed: {
    cause: 'The path exists, but not with this method.',
    remedy: 'Use one of the methods in the header Allow.',
  },
  request_timeout: {
    cause: 'The connection was open for too long before the request was there as a whole.',
    remedy: `Open a connection when there is something to send. ${RETRY_WITH_KEY}`,
  },
  not_changeable: {
    cause: 'The order has gone too far: its address is fixed from the authorization of the payment on.',
    remedy: 'Get the order and look at its status. Reference and metadata can be changed at any time.',
  },
  not_cancellable: {
    cause: 'The order can not be cancelled, or not any more.',
    remedy: 'Get the order and look at its status. If it is confirmed, talk to our support about a return.',
  },
  precondition_failed: {
    cause: 'The resource has changed since you read it, so your change was not made.',
    remedy: 'Get the resource again, apply your change to what it is now, and send it with the new ETag.',
  },
  payload_too_large: {
    cause: 'The body is larger than 64 KiB.',
    remedy: 'Send less: an order has at most 100 lines, and metadata is for references rather than documents.',
  },
  uri_too_long: {
    cause: 'The URL with its query is longer than 16 KiB.',
    remedy: 'Send fewer or shorter query parameters.',
  },
  unsupported_media_type: {
    cause: 'The header Content-Type is missing or names a type that this operation does not take.',
    remedy: 'Send one of the types that `details` names. Accept, or Accept-Patch for a PATCH, has them too.',
    details: [{ path: 'content-type', message: 'must be application/json' }],
  },
  expectation_failed: {
    cause: 'The header Expect asks for something other than 100-continue.',
    remedy: 'Leave the header Expect out.',
  },
  idempotency_key_reused: {
    cause: 'This Idempotency-Key already stands for another request. Nothing was carried out.',
    remedy: 'Make a new key for a new order. To try the same order again, send exactly the same body.',
  },
  unknown_sku: {
    cause: 'At least one line names a SKU that the catalogue does not have.',
    remedy: 'Read `details` for the lines, and take SKUs from GET /v1/products.',
    details: [{ path: 'lines[1].sku', message: 'is not in the catalogue' }],
  },
  amount_too_small: {
    cause: 'The total of the order is less than the payment provider charges in its currency.',
    remedy: 'Order more, or put several orders into one.',
  },
  amount_too_large: {
    cause: 'The total of the order is more than the payment provider charges at once in its currency.',
    remedy: 'Split it into several orders, each with an Idempotency-Key of its own.',
  },
  mixed_currencies: {
    cause: 'The products of the order have prices in different currencies.',
    remedy: 'Place an order for each currency.',
  },
  precondition_required: {
    cause: 'A change came without If-Match, so it might overwrite a change that you have not seen.',
    remedy: 'Get the resource and send its ETag as If-Match. `If-Match: *` changes it whatever its state.',
  },
  headers_too_large: {
    cause: 'The headers of the request are larger than 16 KiB together.',
    remedy: 'Leave out what the documentation does not name, cookies first.',
  },
  too_many_streams: {
    cause: 'You have as many event streams open as one partner may have.',
    remedy:
      'Close a stream, or wait for as many seconds as Retry-After says. The timeline of an order needs no stream.',
  },
  rate_limited: {
    cause: 'You sent more requests than your tier allows. RateLimit-Policy says how many those are.',
    remedy: 'Wait for as many seconds as Retry-After says. Follow events rather than asking again and again.',
  },
  internal_error: {
    cause: 'Something went wrong on our side. We have been told of it.',
    remedy: `${RETRY_WITH_KEY} If it stays, send us the requestId.`,
  },
  upstream_unavailable: {
    cause: 'The gateway could not reach the service, for instance while it restarts.',
    remedy: `Wait for some seconds. ${RETRY_WITH_KEY}`,
  },
  upstream_timeout: {
    cause: 'The service did not answer in time. Your request may have been carried out.',
    remedy: RETRY_WITH_KEY,
  },
  service_unavailable: {
    cause: 'A part that this operation needs is not there at the moment. Nothing was carried out by halves.',
    remedy: `Wait for as many seconds as Retry-After says. ${RETRY_WITH_KEY}`,
  },
  not_ready: {
    cause: 'The service can not take orders at the moment: `details` names what is missing.',
    remedy: 'This is what load balancers ask. Wait for as many seconds as Retry-After says.',
    details: [{ path: 'orders', message: 'is not reachable' }],
  },
};
