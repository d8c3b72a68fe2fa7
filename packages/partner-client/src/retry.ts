/** When and how often a request is sent again. */
export interface RetryOptions {
  /** How often a request is sent at most, 4 by default. 1 turns retries off. */
  readonly attempts?: number;
  /** The longest first pause; it doubles from one pause to the next. 250 by default. */
  readonly firstDelayMs?: number;
  /** The longest pause. An API that asks for a longer one gets its error passed on. 20,000 by default. */
  readonly maxDelayMs?: number;
}

export const RETRY_DEFAULTS: Required<RetryOptions> = { attempts: 4, firstDelayMs: 250, maxDelayMs: 20_000 };

/** The API didn't carry out a request that it answered like this, so any request may be sent again. */
const notCarriedOut = new Set([429, 503]);
/** The request may have been carried out: only one that has the same effect twice is sent again. */
const perhapsCarriedOut = new Set([500, 502, 504]);

/**
 * The pause before a request is sent again, in ms, or undefined if it must not be.
 *
 * @param attempt how often it has been sent
 * @param isRepeatable whether it has the same effect when it is carried out twice
 * @param response undefined if there was no answer
 */
export function chooseDelay(
  options: Required<RetryOptions>,
  attempt: number,
  isRepeatable: boolean,
  response: Response | undefined,
  random: () => number = Math.random,
): number | undefined {
  if (attempt >= options.attempts) return undefined;
  const isSafe =
    response === undefined || perhapsCarriedOut.has(response.status)
      ? isRepeatable
      : notCarriedOut.has(response.status);
  if (!isSafe) return undefined;
  const asked = readRetryAfter(response?.headers.get('retry-after') ?? null);
  if (asked !== undefined && asked > options.maxDelayMs) return undefined;
  const longest = Math.min(options.maxDelayMs, options.firstDelayMs * 2 ** (attempt - 1));
  return (asked ?? 0) + random() * longest;
}

/** RFC 9110, section 10.2.3: seconds, or a date. @returns ms from now */
export function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
