/** Renew this long before a lock ends, or at half of what is left of a short one. */
const LONGEST_HEADSTART = 10_000;

export interface RenewableLock {
  lockedUntil: Date | undefined;
  /** @returns until when the lock is held now */
  renew(): Promise<Date>;
  /** How long to go on, in milliseconds from now. */
  maxDuration: number;
  onError(error: unknown): void;
}

/**
 * Keeps a message's lock alive while its function runs, as the .NET processor does. The JavaScript client's own
 * renewal goes on after the function has ended if nobody settles the message, so that it would not come again.
 *
 * @returns ends the renewal
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
