/** Milliseconds that everything takes longer, and at most how many more, by chance. */
export interface Delay {
  readonly ms: number;
  readonly jitterMs: number;
}

/** A delay of a server that can be switched on and off while it runs. */
export class Latency {
  #delay: Delay | undefined;

  /** Undefined when it is off. */
  get current(): Delay | undefined {
    return this.#delay;
  }

  set(delay: Delay | undefined): void {
    this.#delay = delay;
  }

  /** Milliseconds for the next request; 0 when it is off. */
  next(): number {
    return this.#delay === undefined ? 0 : this.#delay.ms + Math.random() * this.#delay.jitterMs;
  }
}
