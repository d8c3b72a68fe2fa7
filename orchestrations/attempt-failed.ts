import type { Cause } from '../shared/domain/cause.ts';

/**
 * An activity throws this to Durable, which writes it into the history, and the host into its log. So it holds only a
 * code, one sentence and when to come back; the stack is logged where the error occurred.
 */
export class AttemptFailed extends Error {
  override name = 'AttemptFailed';

  /** @param retryAfterMs when another attempt makes sense, if whatever turned this one away says so */
  constructor({ code, message }: Cause, retryAfterMs?: number) {
    super(`[${code}] ${message}${retryAfterMs === undefined ? '' : ` (retry after ${retryAfterMs} ms)`}`);
    this.stack = `${this.name}: ${this.message}`;
  }

  /** Reads the cause back from the error, in whatever form Durable returns it from the history. */
  static readCause(error: unknown): Cause {
    const text = error instanceof Error ? error.message : String(error);
    const [, code, message] = /\[([^\]\n]{1,100})\] ([^\n]*)/.exec(text) ?? [];
    if (code !== undefined && message !== undefined) return { code, message };
    return { code: 'error', message: text.split('\n')[0]?.slice(0, 300) ?? '' };
  }

  /** Reads the wait back, in milliseconds: the same in every replay, because it is in the history. */
  static readRetryAfter(error: unknown): number | undefined {
    const text = error instanceof Error ? error.message : String(error);
    const [, ms] = /\[[^\]\n]{1,100}\] [^\n]*\(retry after (\d{1,9}) ms\)/.exec(text) ?? [];
    return ms === undefined ? undefined : Number(ms);
  }
}
