import type { Given } from '../command-line/program.ts';
import { MOST_MINUTES } from './most-minutes.ts';
import { wholeNumberIn } from './whole-number-in.ts';

/**
 * The time since which nothing has changed, for `reclaim --all`.
 *
 * @param leastMs longer than a saga that works is silent
 * @throws UsageError
 */
export function quietSince(given: Given, now: Date, leastMs: number): Date {
  const least = Math.ceil(leastMs / 60_000);
  const minutes = wholeNumberIn(given, 'quiet-for', { least, most: MOST_MINUTES }) ?? 10;
  return new Date(now.getTime() - minutes * 60_000);
}
