import type { FaultNote } from './fault-switch.ts';

const MOST = 30;

/** What has happened lately, the newest first. */
export class FaultNotes {
  readonly #notes: FaultNote[] = [];

  add(text: string): void {
    this.#notes.unshift({ at: new Date().toISOString(), text });
    this.#notes.length = Math.min(this.#notes.length, MOST);
  }

  list(): FaultNote[] {
    return [...this.#notes];
  }
}
