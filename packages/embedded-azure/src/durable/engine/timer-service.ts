import type { PendingTimer, TimersTable } from '../store/timers-table.ts';

const BATCH = 256;
/** The maximum of setTimeout. Later timers are checked again then. */
const LONGEST_SLEEP = 2 ** 31 - 1;

/** Sleeps until the first pending timer is due, fires the due ones, and sleeps again. */
export class TimerService {
  readonly #timers: TimersTable;
  readonly #fire: (due: PendingTimer[]) => void;
  #sleep: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  #running = false;

  /** @param fire must remove the given timers from the table */
  constructor(timers: TimersTable, fire: (due: PendingTimer[]) => void) {
    this.#timers = timers;
    this.#fire = fire;
  }

  start(): void {
    this.#running = true;
    this.#sleepUntilNext();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#sleep);
  }

  /** A timer was added to the table. */
  added(fireAt: number): void {
    if (this.#running && fireAt < this.#wakesAt) this.#sleepUntil(fireAt);
  }

  #sleepUntilNext(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    const next = this.#timers.nextFireAt();
    if (next !== undefined) this.#sleepUntil(next);
  }

  #sleepUntil(time: number): void {
    clearTimeout(this.#sleep);
    this.#wakesAt = time;
    const delay = Math.min(Math.max(time - Date.now(), 0), LONGEST_SLEEP);
    this.#sleep = setTimeout(() => this.#wake(), delay);
  }

  /** setTimeout may fire a millisecond early. Then nothing is due, and it sleeps again. */
  #wake(): void {
    const due = this.#timers.due(Date.now(), BATCH);
    if (due.length > 0) this.#fire(due);
    if (this.#running) this.#sleepUntilNext();
  }
}
