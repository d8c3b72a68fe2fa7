import type { HostLog } from './host-log.ts';
import { HostConfigurationError } from './invocation.ts';

/** How the message of a fault that is one function's begins. */
const ofFunction = /^function ["'](.+?)["']: (.*)$/s;

/**
 * What becomes of a function that can't be hosted: as in Azure (ScriptHost.FunctionErrors) it is told by name, and the app
 * starts without it; a strict host refuses the app.
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

  /** What `make` makes, once all functions with a fault are left out. @param leaveOut takes one away */
  async without<T>(make: () => Promise<T>, leaveOut: (name: string) => void): Promise<T> {
    const told = new Set<string>();
    for (;;) {
      try {
        return await make();
      } catch (fault) {
        const name = this.tell(fault);
        // It is gone, and still at fault: then it isn't the function's.
        if (told.has(name)) throw fault;
        told.add(name);
        leaveOut(name);
      }
    }
  }
}
