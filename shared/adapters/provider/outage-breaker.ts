import { CircuitState, type IBreaker } from 'cockatiel';

/** How many orders must fail, one after the other without a success in between, to open the breaker. */
export const ORDERS_THAT_OPEN = 5;
/** The breaker also opens when more than half of this many recent calls failed. */
export const RECENT_CALLS = 20;

/**
 * Decides when a circuit breaker opens: when every call fails, or most of them. Both take failures of several orders,
 * because a single order that makes the provider fail must not cut off the others.
 */
export class OutageBreaker implements IBreaker {
  /** What each recent call was about if it failed, undefined if it succeeded. The oldest first. */
  #recent: (string | undefined)[] = [];

  get state(): readonly (string | undefined)[] {
    return this.#recent;
  }

  success(state: CircuitState): void {
    // A trial call succeeded: what failed before the end of the outage says nothing about now.
    if (state === CircuitState.HalfOpen) this.#recent = [];
    this.#add(undefined);
  }

  /** Notes a failed call. The circuit breaker then calls `failure`, which decides. */
  note(subject: string): void {
    this.#add(subject);
  }

  failure(): boolean {
    const row = this.#recent.slice(this.#recent.lastIndexOf(undefined) + 1);
    if (new Set(row).size >= ORDERS_THAT_OPEN) return true;
    const failed = this.#recent.filter((subject) => subject !== undefined);
    return failed.length > RECENT_CALLS / 2 && new Set(failed).size >= ORDERS_THAT_OPEN;
  }

  #add(outcome: string | undefined): void {
    this.#recent.push(outcome);
    if (this.#recent.length > RECENT_CALLS) this.#recent.shift();
  }
}
