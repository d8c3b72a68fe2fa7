import type { IncomingHttpHeaders } from 'node:http';
import { readRetryAfter } from './read-retry-after.ts';

/** What is known about a failure. */
interface Failure {
  /** Undefined if there was no complete answer. */
  status: number | undefined;
  headers?: IncomingHttpHeaders | undefined;
  /** The provider is fine and the failure concerns only what the call was about, such as a lock on one payment. */
  isOfSubject?: boolean;
  /** Another attempt within a moment can't succeed: the deadline passed, or the provider says so. */
  isLasting?: boolean;
  cause?: unknown;
}

const TOO_MANY_REQUESTS = 429;
/** Providers count requests per second, so this is what a 429 without `Retry-After` asks for. */
const SHORTEST_WAIT_MS = 1_000;

/** A provider did not answer, or answered neither yes nor no. Another attempt may succeed. */
export class ProviderFailed extends Error {
  override name = 'ProviderFailed';
  /** Undefined if there was no complete answer. */
  readonly status: number | undefined;
  /** The provider is in trouble, so the failure counts for its breaker. Any other failure shows that it works. */
  readonly isOutage: boolean;
  /** Such failures often end within a moment. */
  readonly isBrief: boolean;
  /** How long the provider asks all its callers to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(what: string, { status, headers = {}, isOfSubject = false, isLasting = false, cause }: Failure) {
    super(what, { cause });
    this.status = status;
    this.isOutage = !isOfSubject && isTrouble(status);
    this.retryAfterMs = this.isOutage ? readWait(status, headers) : undefined;
    const mayPass = isOfSubject || status === undefined || status >= 500;
    this.isBrief = mayPass && !isLasting && this.retryAfterMs === undefined;
  }
}

/** A success that can't be read and a redirect are no answers of a provider that works. */
function isTrouble(status: number | undefined): boolean {
  return status === undefined || status < 400 || status >= 500 || status === TOO_MANY_REQUESTS;
}

function readWait(status: number | undefined, headers: IncomingHttpHeaders): number | undefined {
  const asked = readRetryAfter(headers['retry-after'], new Date());
  return status === TOO_MANY_REQUESTS ? Math.max(asked ?? 0, SHORTEST_WAIT_MS) : asked;
}
