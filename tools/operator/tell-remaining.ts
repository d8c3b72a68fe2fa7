import type { Cause } from '../../shared/domain/cause.ts';

/** What a stuck saga could not finish. All of it was tried, and the cause that is kept is that of the first. */
export function tellRemaining({ remaining, because }: { remaining: readonly string[]; because: Cause }): string {
  const [first, ...others] = remaining;
  const too =
    others.length === 0 ? '' : `; ${others.join(', ')} failed too, with a cause of its own in the order’s trace`;
  return `${first}: ${because.code}: ${because.message}${too}`;
}
