/** setTimeout takes a signed 32-bit delay and fires at once beyond it; a message may be scheduled months ahead. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * One timer for many deadlines. It is only moved when an earlier deadline appears, so that locking and settling
 * a message costs no timer; ringing too early for a deadline that is gone is harmless.
 */
export class Alarm {
  readonly #ring: (now: number) => number;
  #timer: NodeJS.Timeout | undefined;
  #setFor = Infinity;
  #stopped = false;

  /** @param ring does what is due, and says when the next thing is (milliseconds since 1970, or Infinity) */
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

  /** After a stop that was taken back: looks at once at what is due. */
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
