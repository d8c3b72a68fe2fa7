import type { components } from './api-types.ts';

type Envelope = components['schemas']['ErrorEnvelope'];

/** What went wrong, as a code for programs. New codes may come, so keep a default case. */
export type ProblemCode = Envelope['error']['code'];

/** The API answered a request with an error. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** The HTTP status. */
  readonly status: number;
  readonly code: ProblemCode | 'unexpected_response';
  /** Every fault and where it is, such as `lines[0].quantity`. */
  readonly details: Envelope['error']['details'];
  /** Identifies the request in the API's logs: send it along when you ask for help. */
  readonly requestId: string | undefined;
  /** A page that explains the code. */
  readonly docs: string | undefined;
  /** The key that the request had. Repeat the request with the same key, and it is carried out only once. */
  readonly idempotencyKey: string | undefined;

  constructor(response: Response, body: unknown, idempotencyKey?: string) {
    const error = isEnvelope(body) ? body.error : undefined;
    super(error?.message ?? `The API answered ${response.status} without saying why.`);
    this.status = response.status;
    this.code = error?.code ?? 'unexpected_response';
    this.details = error?.details ?? [];
    this.requestId = error?.requestId ?? response.headers.get('x-request-id') ?? undefined;
    this.docs = error?.docs;
    this.idempotencyKey = idempotencyKey;
  }
}

/** No answer came from the API, or no token from where tokens come from, also after the retries. With an idempotency key, the request may be sent again as it is. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** The key that the request had. Repeat the request with the same key, and it is carried out only once. */
  readonly idempotencyKey: string | undefined;

  /** Who didn't answer. Without a token, nothing was sent to the API. */
  readonly from: 'api' | 'identity_provider';

  constructor(cause: unknown, idempotencyKey?: string, from: NoAnswer['from'] = 'api') {
    super(
      `No answer from the ${from === 'api' ? 'API' : 'identity provider'}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
    this.idempotencyKey = idempotencyKey;
    this.from = from;
  }
}

function isEnvelope(body: unknown): body is Envelope {
  const error = (body as Envelope | null | undefined)?.error;
  return typeof error === 'object' && error !== null && typeof error.code === 'string' && Array.isArray(error.details);
}
