/**
 * setTimeout accepts a signed 32-bit delay and fires at once beyond it, but a message may be scheduled months ahead.
 */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * One timer for many deadlines. It moves only for an earlier deadline, so that locking and settling a message needs no
 * timer. If a deadline is gone, ringing too early does no harm.
 */
export class Alarm {
  readonly #ring: (now: number) => number;
  #timer: NodeJS.Timeout | undefined;
  #setFor = Infinity;
  #stopped = false;

  /** @param ring does what is due, and returns the next deadline (milliseconds since 1970, or Infinity) */
  constructor(ring: (now: number) => number) {
    this.#ring = ring;
  }

  /** Rings at `deadline` (milliseconds since 1970) or before. */
  by(deadline: number): void {
    if (this.#stopped || deadline >= this.#setFor) return;
    clearTimeout(this.#timer);
    this.#setFor = deadline;
    const delay = Math.min(LONGEST_DELAY_MS, Math.max(0, deadline - Date.now()));
    this.#timer = setTimeout(() => {
      this.#setFor = Infinity;
      this.by(this.#ring(Date.now()));
    }, delay);
  }

  /** After a stop that was undone: checks at once what is due. */
  resume(): void {
    this.#stopped = false;
    this.#setFor = Infinity;
    this.by(Date.now());
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
