import { type EngineDependencies, OrchestrationEngine } from './orchestration-engine.ts';

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
/** An engine that ran so long has not been broken by what broke the one before. */
const WELL_AFTER_MS = 10_000;

/** The state can't be written, or can't be read back yet: nothing is known for sure, so nothing is told. */
export class StateUnavailableError extends Error {
  override name = 'StateUnavailableError';
}

/**
 * An engine that outlives a disk that fails. After a write that failed, memory is thrown away; once the file can be written,
 * another engine reads it and goes on. In between everybody is refused, so that nobody is told what is not in the file. What
 * ran meanwhile runs again, as after a restart.
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

  /** Goes on with whatever the state file says is unfinished. */
  start(): void {
    const engine = new OrchestrationEngine({
      ...this.#dependencies,
      onBroken: (error) => this.#recoverFrom(error),
    });
    engine.start();
    this.#engine = engine;
    this.#startedAt = Date.now();
  }

  /** The one that runs now. Ask for it with every request. @throws StateUnavailableError */
  get current(): OrchestrationEngine {
    if (this.#engine) return this.#engine;
    throw new StateUnavailableError(`the state of the task hub is not available: ${this.#fault}`);
  }

  /** Begins nothing more; resolves when what runs has ended, or at the deadline. What did not end runs again. */
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
