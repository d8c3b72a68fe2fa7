/**
 * A task of the replay: a promise whose continuations run at once, inside the call that settles it. The replay
 * depends on that: what an event causes must be scheduled before the next event is looked at.
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

  /** It has failed and its failure says that another attempt is pointless. */
  get isNonRetriable(): boolean {
    return this.#nonRetriable;
  }

  /** What it completed with, as JSON. */
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

  /** Runs `continuation` when the task has ended either way; at once if it has already. */
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
