/** Renew a lock this long before it ends; a short one after half of the remaining time. */
const LONGEST_HEADSTART = 10_000;

export interface RenewableLock {
  lockedUntil: Date | undefined;
  /** @returns the new end of the lock */
  renew(): Promise<Date>;
  /** How long to go on, in milliseconds from now. */
  maxDuration: number;
  onError(error: unknown): void;
}

/**
 * Renews a message's lock while its function runs, as the .NET processor does. The JavaScript client's own renewal
 * continues after the function has ended if the message is not settled, so the message would not be delivered again.
 *
 * @returns a function that ends the renewal
 */
export function keepLocked({ lockedUntil, renew, maxDuration, onError }: RenewableLock): () => void {
  const end = Date.now() + maxDuration;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  const schedule = (until: Date) => {
    const remaining = until.getTime() - Date.now();
    const delay = Math.max(remaining - Math.min(remaining / 2, LONGEST_HEADSTART), 0);
    if (ended || Date.now() + delay >= end) return;
    timer = setTimeout(() => renew().then(schedule, report), delay);
  };
  const report = (error: unknown) => {
    if (!ended) onError(error);
  };

  if (lockedUntil) schedule(lockedUntil);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
