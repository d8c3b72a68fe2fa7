import type { TelemetryQuestions } from '../../../monitoring/telemetry-questions.ts';

const FRESH_MS = 30_000;

/** How many alerts fire, as they were evaluated last. Asking never waits: it begins the next evaluation when one is due. */
export class LatestAlerts {
  readonly #questions: Pick<TelemetryQuestions, 'alerts'>;
  #firing: number | undefined;
  #fault: string | undefined;
  #begunMs = Number.NEGATIVE_INFINITY;
  #isRunning = false;

  constructor(questions: Pick<TelemetryQuestions, 'alerts'>) {
    this.#questions = questions;
  }

  /** @returns no count and no fault before the first evaluation has ended */
  ask(nowMs: number): { firing: number | undefined; fault: string | undefined } {
    if (!this.#isRunning && nowMs - this.#begunMs >= FRESH_MS) void this.#evaluate(nowMs);
    return { firing: this.#firing, fault: this.#fault };
  }

  async #evaluate(nowMs: number): Promise<void> {
    this.#isRunning = true;
    this.#begunMs = nowMs;
    try {
      const states = await this.#questions.alerts(nowMs);
      this.#firing = states.filter(({ state }) => state === 'fires').length;
      this.#fault = undefined;
    } catch (error) {
      this.#firing = undefined;
      this.#fault = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isRunning = false;
    }
  }
}
