import type { Decision } from './decision.ts';
import { assertSameDecision, type SchedulingEvent } from './non-determinism.ts';
import { ReplayTask } from './replay-task.ts';

const DAY = 24 * 3_600_000;
/** Azure Storage delays a message by at most seven days; the extension stays one day below. */
export const MAXIMUM_SHORT_TIMER = 6 * DAY;
/** A longer timer is a chain of timers of this length. */
export const LONG_TIMER_INTERVAL = 3 * DAY;

type Undecided = Decision extends infer Kind ? (Kind extends Decision ? Omit<Kind, 'id'> : never) : never;

/** Everything that a replay has scheduled so far, with its sequence ids. */
export class ReplaySchedule {
  readonly cancelledTimers = new Set<number>();
  /** The orchestration's own time: the start of the current episode. */
  now = 0;
  readonly #open = new Map<number, ReplayTask>();
  readonly #decisions = new Map<number, Decision>();
  #nextId = 0;

  get nextId(): number {
    return this.#nextId;
  }

  /** Nothing scheduled is still open. */
  get isQuiet(): boolean {
    return this.#open.size === 0;
  }

  /** Decisions that the history has not confirmed, by ascending id. */
  get decisions(): Decision[] {
    return [...this.#decisions.values()];
  }

  /** Takes the next id. @returns a task that ends when the history says so */
  begin(undecided: Undecided): ReplayTask {
    const task = new ReplayTask();
    this.#open.set(this.#decide(undecided), task);
    return task;
  }

  /** Takes the next id for something without a waiting task. */
  fire(undecided: Undecided): void {
    this.#decide(undecided);
  }

  /** A cancelled timer still takes its id, but no task waits for it. */
  singleTimer(fireAt: number, cancelled = false): ReplayTask {
    const id = this.#nextId;
    const task = this.begin({ kind: 'timer', fireAt: new Date(fireAt).toISOString() });
    if (cancelled) {
      this.cancelledTimers.add(id);
      this.#open.delete(id);
      task.fail();
    }
    return task;
  }

  timer(fireAt: number, cancelled: boolean): ReplayTask {
    if (fireAt - this.now <= MAXIMUM_SHORT_TIMER) return this.singleTimer(fireAt, cancelled);
    const whole = new ReplayTask();
    const next = (at: number) => {
      const part = this.singleTimer(at, cancelled);
      part.whenEnded(() => {
        const left = fireAt - this.now;
        if (part.hasFailed) whole.fail();
        else if (left <= 0) whole.complete();
        else next(this.now + Math.min(left, LONG_TIMER_INTERVAL));
      });
    };
    next(this.now + LONG_TIMER_INTERVAL);
    return whole;
  }

  /** The history confirms a decision. @throws NonDeterministicError if they differ */
  confirm(event: SchedulingEvent): void {
    assertSameDecision(event, this.#decisions.get(event.EventId));
    this.#decisions.delete(event.EventId);
  }

  /** The history says that a task has ended. @returns undefined if no task waits for it */
  end(id: number): ReplayTask | undefined {
    const task = this.#open.get(id);
    this.#open.delete(id);
    return task;
  }

  #decide(undecided: Undecided): number {
    const id = this.#nextId++;
    this.#decisions.set(id, { ...undecided, id });
    return id;
  }
}
