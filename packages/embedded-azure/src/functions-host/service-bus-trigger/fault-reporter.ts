import { textOfFault } from '../text-of-fault.ts';

/** Reports a fault of a source once, not for every attempt to reconnect, and never while the host stops. */
export class FaultReporter {
  readonly #sourceName: string;
  readonly #log: (message: string) => void;
  #last: string | undefined;
  #isSilent = false;

  constructor(sourceName: string, log: (message: string) => void) {
    this.#sourceName = sourceName;
    this.#log = log;
  }

  report(error: unknown): void {
    const text = textOfFault(error);
    if (this.#isSilent || text === this.#last) return;
    this.#last = text;
    this.#log(`Service Bus (${this.#sourceName}): ${text.split('\n', 1)[0]}`);
  }

  /** It works again, so the next fault is reported. */
  recovered(): void {
    this.#last = undefined;
  }

  silence(): void {
    this.#isSilent = true;
  }
}
