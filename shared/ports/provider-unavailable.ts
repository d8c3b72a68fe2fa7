import { Unavailable } from './unavailable.ts';

/** The breaker is open, too many calls of this process run already, or the provider asks us to wait. */
export type Unready = 'breaker_open' | 'bulkhead_full' | 'rate_limited';

/**
 * A provider can't do anything for us now. `retryAfterMs` says when another attempt makes sense. It differs from error to
 * error, so that callers who were turned away together don't come back together.
 */
export class ProviderUnavailable extends Unavailable {
  override name = 'ProviderUnavailable';
  readonly code: Unready;
  readonly retryAfterMs: number;

  constructor(what: string, { code, retryAfterMs, cause }: { code: Unready; retryAfterMs: number; cause?: unknown }) {
    super(what, { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000), cause });
    this.code = code;
    this.retryAfterMs = Math.ceil(retryAfterMs);
  }
}
