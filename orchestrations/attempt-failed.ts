import type { Cause } from '../shared/domain/cause.ts';

/**
 * An activity throws this to Durable, which writes it into the history, and the host into its log. So it holds only a
 * code and one sentence; the stack is logged where the error occurred.
 */
export class AttemptFailed extends Error {
  override name = 'AttemptFailed';

  constructor({ code, message }: Cause) {
    super(`[${code}] ${message}`);
    this.stack = `${this.name}: ${this.message}`;
  }

  /** Reads the cause back from the error, in whatever form Durable returns it from the history. */
  static readCause(error: unknown): Cause {
    const text = error instanceof Error ? error.message : String(error);
    const [, code, message] = /\[([^\]\n]{1,100})\] ([^\n]*)/.exec(text) ?? [];
    if (code !== undefined && message !== undefined) return { code, message };
    return { code: 'error', message: text.split('\n')[0]?.slice(0, 300) ?? '' };
  }
}
