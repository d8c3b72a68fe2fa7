/** One look at a running host. */
export interface HostLook {
  /** When it began to count its invocations, which is the same as long as its process lives; undefined if it doesn't tell. */
  since: string | undefined;
  uptimeMs: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Counts a host's processes. A clock that was set, or a machine that slept, is no restart. */
export class HostRuns {
  #last: HostLook | undefined;
  #startedAt = new Date(0);
  #seen = 0;

  get restarts(): number {
    return Math.max(this.#seen - 1, 0);
  }

  /** @returns when the process started, as it was first seen */
  see(now: HostLook): Date {
    const last = this.#last;
    this.#last = now;
    if (last === undefined || isOther(last, now)) {
      this.#seen += 1;
      this.#startedAt = new Date(now.at - now.uptimeMs);
    }
    return this.#startedAt;
  }
}

function isOther(last: HostLook, now: HostLook): boolean {
  if (last.since !== undefined && now.since !== undefined) return last.since !== now.since;
  return now.uptimeMs < last.uptimeMs;
}
