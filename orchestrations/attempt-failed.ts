import type { Cause } from '../shared/domain/cause.ts';

/**
 * What an activity throws to Durable, which writes it into the history and the host into its log: code and one sentence.
 * The stack has been logged where it was known.
 */
export class AttemptFailed extends Error {
  override name = 'AttemptFailed';

  constructor({ code, message }: Cause) {
    super(`[${code}] ${message}`);
    this.stack = `${this.name}: ${this.message}`;
  }

  /** The cause, out of whatever Durable has made of the error on its way through the history. */
  static readCause(error: unknown): Cause {
    const text = error instanceof Error ? error.message : String(error);
    const [, code, message] = /\[([^\]\n]{1,100})\] ([^\n]*)/.exec(text) ?? [];
    if (code !== undefined && message !== undefined) return { code, message };
    return { code: 'error', message: text.split('\n')[0]?.slice(0, 300) ?? '' };
  }
}
