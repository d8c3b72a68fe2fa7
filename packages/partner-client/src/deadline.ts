/** A signal that is aborted after a time, or with another one. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal = this.#controller.signal;
  readonly #ms: number;
  readonly #reason: string;
  readonly #other: AbortSignal;
  readonly #abort = () => this.#controller.abort(this.#other.reason);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ms from now, and from each restart
   * @param reason the message of the error that it aborts with after this time
   * @param other aborts it before
   */
  constructor(ms: number, reason: string, other: AbortSignal) {
    this.#ms = ms;
    this.#reason = reason;
    this.#other = other;
    if (other.aborted) this.#abort();
    else other.addEventListener('abort', this.#abort);
    this.restart();
  }

  /** Whether its own time is over. */
  get isOver(): boolean {
    return this.signal.aborted && !this.#other.aborted;
  }

  restart(): void {
    clearTimeout(this.#timer);
    if (!this.signal.aborted) {
      this.#timer = setTimeout(() => this.#controller.abort(new Error(this.#reason)), this.#ms);
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#other.removeEventListener('abort', this.#abort);
  }

  /**
   * Passes a body on, and fails when it is aborted. The signal of a `Request` doesn't see to that: it is cut off from the one
   * that it was made with as soon as the garbage collector takes the request (https://github.com/nodejs/undici/issues/3644).
   */
  guard<T>(body: ReadableStream<T>): ReadableStream<T> {
    const { signal } = this;
    return body.pipeThrough(
      new TransformStream<T, T>({
        start(controller) {
          const fail = () => controller.error(signal.reason);
          if (signal.aborted) fail();
          else signal.addEventListener('abort', fail);
        },
      }),
    );
  }
}
