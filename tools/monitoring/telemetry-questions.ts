import { Worker } from 'node:worker_threads';
import type { AlertState } from './evaluate-alerts.ts';
import type { Row } from './kql/scope.ts';
import type { ResultColumn } from './run-stored-query.ts';
import type { Wanted } from './telemetry-reader.ts';

/** Times are in milliseconds. */
export type Question = { kind: 'query'; query: string; since: number; now: number } | { kind: 'alerts'; now: number };

/** What a query found, and what it reads; `because` says why it can't be answered here. */
export type QueryAnswer = { columns: ResultColumn[]; rows: Row[]; reads: Wanted[] } | { because: string };

export type Answered = { answer: unknown } | { fault: string };

interface Waiting {
  question: Question;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * Answers questions about the telemetry of the local monitor, one after the other, in a thread of its own: to understand the
 * first query takes seconds, and the process of `npm start` serves everything else meanwhile.
 */
export class TelemetryQuestions {
  readonly #monitorUrl: string;
  readonly #thread: URL;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #running: Waiting | undefined;

  /** @param thread the module that answers */
  constructor(monitorUrl: string, thread = new URL('./answer-questions.ts', import.meta.url)) {
    this.#monitorUrl = monitorUrl;
    this.#thread = thread;
  }

  /**
   * @param query its name in `infra/queries`
   * @param gone resolves when nobody wants the answer any more: then it is not asked if it still waits
   * @throws if the monitor doesn't answer
   */
  query(query: string, { since, now }: { since: number; now: number }, gone?: Promise<void>): Promise<QueryAnswer> {
    return this.#ask({ kind: 'query', query, since, now }, gone) as Promise<QueryAnswer>;
  }

  /** What `evaluateAlerts` says. */
  alerts(now: number, gone?: Promise<void>): Promise<AlertState[]> {
    return this.#ask({ kind: 'alerts', now }, gone) as Promise<AlertState[]>;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(question: Question, gone?: Promise<void>): Promise<unknown> {
    if (this.#monitorUrl === '')
      return Promise.reject(new Error('This stack was started without a monitor, so there is no telemetry.'));
    return new Promise((resolve, reject) => {
      const waiting = { question, resolve, reject };
      this.#waiting.push(waiting);
      void gone?.then(() => {
        const at = this.#waiting.indexOf(waiting);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(new Error('nobody waits for the answer'));
      });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running !== undefined) return;
    this.#running = this.#waiting.shift();
    if (this.#running !== undefined) this.#started().postMessage(this.#running.question);
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#thread, { workerData: this.#monitorUrl, execArgv: [] });
    worker.unref();
    worker.on('message', (answered: Answered) => {
      if (this.#worker !== worker) return;
      const asked = this.#running;
      this.#running = undefined;
      if ('fault' in answered) asked?.reject(new Error(answered.fault));
      else asked?.resolve(answered.answer);
      this.#next();
    });
    worker.on('error', (error) => this.#ended(worker, error));
    worker.on('exit', () => this.#ended(worker, new Error('the thread that evaluates queries has ended')));
    this.#worker = worker;
    return worker;
  }

  /** The next question starts another thread. One that fails ends twice, and the second time may be after that. */
  #ended(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = [...(this.#running ? [this.#running] : []), ...this.#waiting.splice(0)];
    this.#running = undefined;
    for (const { reject } of lost) reject(error instanceof Error ? error : new Error(String(error)));
  }
}
