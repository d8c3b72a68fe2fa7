/**
 * A task of the replay: a promise whose continuations run at once, inside the call that settles it. The replay needs
 * this: everything that an event causes must be scheduled before the next event is processed.
 */
export class ReplayTask {
  #state: 'open' | 'completed' | 'failed' = 'open';
  #nonRetriable = false;
  #result: string | null = null;
  #continuations: (() => void)[] = [];

  static completed(): ReplayTask {
    const task = new ReplayTask();
    task.complete();
    return task;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get hasFailed(): boolean {
    return this.#state === 'failed';
  }

  /** It has failed with an error that makes retries pointless. */
  get isNonRetriable(): boolean {
    return this.#nonRetriable;
  }

  /** Its result as JSON. */
  get result(): string | null {
    return this.#result;
  }

  complete(result: string | null = null): void {
    if (this.isOpen) this.#result = result;
    this.#settle('completed');
  }

  fail(failure: { nonRetriable: boolean } = { nonRetriable: false }): void {
    this.#nonRetriable ||= this.isOpen && failure.nonRetriable;
    this.#settle('failed');
  }

  /** Runs `continuation` when the task has ended in either way. If it already has, at once. */
  whenEnded(continuation: () => void): void {
    if (this.isOpen) this.#continuations.push(continuation);
    else continuation();
  }

  #settle(state: 'completed' | 'failed'): void {
    if (!this.isOpen) return;
    this.#state = state;
    const continuations = this.#continuations;
    this.#continuations = [];
    for (const continuation of continuations) continuation();
  }
}
