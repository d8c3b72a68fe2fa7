import { ReplayTask } from './replay-task.ts';

/**
 * The waiting tasks for each event, and the events that arrived before anyone waited. As in .NET, names are compared
 * without case, the last one that began to wait is served first, and an early event is kept until it is waited for.
 */
export class ExternalEvents {
  readonly #waiting = new Map<string, ReplayTask[]>();
  readonly #buffered = new Map<string, number>();

  get areAwaited(): boolean {
    return this.#waiting.size > 0;
  }

  waitFor(name: string): ReplayTask {
    const key = name.toLowerCase();
    const buffered = this.#buffered.get(key) ?? 0;
    if (buffered > 0) {
      this.#buffered.set(key, buffered - 1);
      return ReplayTask.completed();
    }
    const task = new ReplayTask();
    const stack = this.#waiting.get(key);
    if (stack) stack.push(task);
    else this.#waiting.set(key, [task]);
    return task;
  }

  raise(name: string): void {
    const key = name.toLowerCase();
    const stack = this.#waiting.get(key);
    const task = stack?.pop();
    if (stack?.length === 0) this.#waiting.delete(key);
    if (task) task.complete();
    else this.#buffered.set(key, (this.#buffered.get(key) ?? 0) + 1);
  }
}
