import { type EngineDependencies, OrchestrationEngine } from './orchestration-engine.ts';

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
/** After this time, a new failure is unrelated to the one that broke the previous engine. */
const WELL_AFTER_MS = 10_000;

/** The state can't be written or read at present. Nothing is certain, so no request is answered. */
export class StateUnavailableError extends Error {
  override name = 'StateUnavailableError';
}

/**
 * An engine that survives disk failures. After a failed write, the memory is dropped. Once the file can be written
 * again, a new engine reads it and continues. Meanwhile all requests are refused, so that no answer depends on anything
 * that is not in the file. Work that ran meanwhile runs again, as after a restart.
 */
export class RecoveringEngine {
  readonly #dependencies: Omit<EngineDependencies, 'onBroken'>;
  #engine: OrchestrationEngine | undefined;
  #fault: unknown = 'it has not been started';
  #startedAt = 0;
  #delayMs = FIRST_DELAY_MS;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(dependencies: Omit<EngineDependencies, 'onBroken'>) {
    this.#dependencies = dependencies;
  }

  /** Continues everything that is unfinished in the state file. */
  start(): void {
    const engine = new OrchestrationEngine({
      ...this.#dependencies,
      onBroken: (error) => this.#recoverFrom(error),
    });
    engine.start();
    this.#engine = engine;
    this.#startedAt = Date.now();
  }

  /** The current engine. Get it for each request. @throws StateUnavailableError */
  get current(): OrchestrationEngine {
    if (this.#engine) return this.#engine;
    throw new StateUnavailableError(`the state of the task hub is not available: ${this.#fault}`);
  }

  /**
   * Starts nothing more. Resolves when the running work has ended, or at the deadline. Work that did not end runs
   * again.
   */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#engine?.stop(deadline);
    this.#dependencies.store.close();
  }

  #recoverFrom(error: unknown): void {
    this.#engine = undefined;
    this.#fault = error;
    this.#dependencies.log(`durable: the state can't be written; orchestrations wait until it can: ${error}`);
    if (Date.now() - this.#startedAt > WELL_AFTER_MS) this.#delayMs = FIRST_DELAY_MS;
    this.#tryLater();
  }

  #tryLater(): void {
    if (this.#stopped) return;
    this.#retry = setTimeout(() => void this.#tryAgain(), this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, LONGEST_DELAY_MS);
  }

  async #tryAgain(): Promise<void> {
    try {
      await this.#dependencies.store.probe();
      if (this.#stopped) return;
      this.start();
      this.#dependencies.log('durable: the state can be written again; orchestrations go on');
    } catch (error) {
      this.#fault = error;
      this.#tryLater();
    }
  }
}
