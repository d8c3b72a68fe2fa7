import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { MOST_MINUTES } from './most-minutes.ts';

/**
 * The time since which nothing has changed, for `reclaim --all`.
 *
 * @param leastMs longer than a saga that works is silent
 * @throws UsageError
 */
export function quietSince(given: Given, now: Date, leastMs: number): Date {
  const minutes = Number(given['quiet-for'] ?? 10);
  if (!(minutes * 60_000 >= leastMs && minutes <= MOST_MINUTES)) {
    throw new UsageError(`--quiet-for ${given['quiet-for']}: must be ${leastMs / 60_000} minutes or more`);
  }
  return new Date(now.getTime() - minutes * 60_000);
}
