import type { HostLog } from './host-log.ts';
import { HostConfigurationError } from './invocation.ts';

/** The start of a message about a fault of one function. */
const ofFunction = /^function ["'](.+?)["']: (.*)$/s;

/**
 * Handles functions that can't be hosted. As in Azure (ScriptHost.FunctionErrors), the fault is reported with the
 * function's name, and the app starts without it. A strict host refuses the app.
 */
export class FaultyFunctions {
  readonly #strict: boolean;
  readonly #log: HostLog;

  constructor(strict: boolean, log: HostLog) {
    this.#strict = strict;
    this.#log = log;
  }

  /**
   * Reports a function's fault.
   *
   * @returns the function's name
   * @throws the fault, if it is not one function's, or the host is strict
   */
  tell(fault: unknown): string {
    const [, name, what] = fault instanceof HostConfigurationError ? (ofFunction.exec(fault.message) ?? []) : [];
    if (this.#strict || name === undefined) throw fault;
    this.#log.info(`The '${name}' function is in error: ${what}. The app starts without it.`);
    return name;
  }

  /** Calls `make` until no function has a fault, and returns its result. @param leaveOut removes a function */
  async without<T>(make: () => Promise<T>, leaveOut: (name: string) => void): Promise<T> {
    const told = new Set<string>();
    for (;;) {
      try {
        return await make();
      } catch (fault) {
        const name = this.tell(fault);
        // The function was removed and the fault remains, so it isn't the function's fault.
        if (told.has(name)) throw fault;
        told.add(name);
        leaveOut(name);
      }
    }
  }
}
