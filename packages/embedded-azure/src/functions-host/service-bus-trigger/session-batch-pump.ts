import type { ServiceBusSessionReceiver } from '@azure/service-bus';
import { eachSession, type SessionSource } from './accept-session.ts';
import { BatchRunner } from './batch-runner.ts';
import { FaultReporter } from './fault-reporter.ts';
import { type BatchLimits, fillBatch } from './fill-batch.ts';
import type { Pump, PumpOptions } from './pump.ts';
import { Settlement } from './settle-messages.ts';

export interface SessionBatchPumpOptions extends PumpOptions {
  acceptNext: SessionSource;
  limits: BatchLimits;
  /** A session without a message for this long is released, in milliseconds. */
  sessionIdleTimeout: number;
}

/**
 * Many messages of one session per invocation, one session at a time (maxConcurrentSessions has no effect), without
 * renewing its lock: ServiceBusListener's batch loop of the .NET extension.
 */
export class SessionBatchPump implements Pump {
  readonly #options: SessionBatchPumpOptions;
  readonly #faults: FaultReporter;
  readonly #runner: BatchRunner;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: SessionBatchPumpOptions) {
    this.#options = options;
    this.#faults = new FaultReporter(options.sourceName, options.log);
    this.#runner = new BatchRunner(options, this.#faults);
  }

  start(): void {
    const { signal } = this.#stopping;
    this.#running = eachSession(this.#options.acceptNext, signal, this.#faults, (receiver) => this.#hold(receiver));
  }

  async stop(): Promise<void> {
    this.#faults.silence();
    this.#stopping.abort();
    await this.#running;
  }

  async #hold(receiver: ServiceBusSessionReceiver): Promise<void> {
    const { limits, sessionIdleTimeout } = this.#options;
    const settlement = new Settlement(receiver);
    for (;;) {
      const batch = await fillBatch(receiver, limits, sessionIdleTimeout, this.#stopping.signal);
      if (batch.length === 0) return;
      await this.#runner.run(settlement, batch);
    }
  }
}
