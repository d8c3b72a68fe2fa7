import type { Clock } from '../ports/clock.ts';
import { Unavailable } from '../ports/unavailable.ts';
import { type Asynchronous, wrapCalls } from './wrap-calls.ts';

/**
 * A failed write is forgotten after this time. Otherwise an instance that gets no requests would never be ready again.
 */
const REMEMBERED_MS = 30_000;

/**
 * Remembers the outcome of a port's last writes. A store may be readable but not writable (a full disk, a region that
 * fails over), and a test write for each probe would cost request units.
 */
export class LastWrites {
  readonly #clock: Clock;
  #outage: { at: number; error: Unavailable } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Wraps the port to watch its writes. @param writes the names of its methods that write */
  watch<P extends object & Asynchronous<P>>(port: P, writes: readonly (keyof P & string)[]): P {
    const names: readonly string[] = writes;
    return wrapCalls(port, async (method, call) => {
      if (!names.includes(method)) return call();
      try {
        const result = await call();
        this.#outage = undefined;
        return result;
      } catch (error) {
        if (error instanceof Unavailable) this.#outage = { at: this.#clock.now().getTime(), error };
        else this.#outage = undefined;
        throw error;
      }
    });
  }

  /** @throws Unavailable if the last write failed because of an outage, less than half a minute ago */
  requireWorking(): void {
    const { at, error } = this.#outage ?? {};
    if (at !== undefined && this.#clock.now().getTime() - at < REMEMBERED_MS) throw error;
  }
}
