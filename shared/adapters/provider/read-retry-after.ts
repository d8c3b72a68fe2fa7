/**
 * Reads `Retry-After`, which is a number of seconds or a date (RFC 9110, 10.2.3).
 *
 * @returns milliseconds from `now`; undefined if the header is missing, malformed or in the past
 */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return ms > 0 ? ms : undefined;
}
