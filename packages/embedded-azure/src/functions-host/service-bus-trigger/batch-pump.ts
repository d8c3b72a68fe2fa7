import { setTimeout as sleepFor } from 'node:timers/promises';
import type { ServiceBusReceiver } from '@azure/service-bus';
import { BatchRunner } from './batch-runner.ts';
import { FaultReporter } from './fault-reporter.ts';
import { type BatchLimits, fillBatch } from './fill-batch.ts';
import { type Pump, type PumpOptions, RETRY_MS } from './pump.ts';
import { Settlement } from './settle-messages.ts';

export interface BatchPumpOptions extends PumpOptions {
  receiver: Pick<ServiceBusReceiver, 'receiveMessages' | 'completeMessage' | 'abandonMessage' | 'close'>;
  limits: BatchLimits;
}

const LONGEST_RECEIVE_MS = 60_000;

/** Many messages per invocation, one invocation at a time, as ServiceBusListener's batch loop of the .NET extension. */
export class BatchPump implements Pump {
  readonly #options: BatchPumpOptions;
  readonly #settlement: Settlement;
  readonly #faults: FaultReporter;
  readonly #runner: BatchRunner;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: BatchPumpOptions) {
    this.#options = options;
    this.#settlement = new Settlement(options.receiver);
    this.#faults = new FaultReporter(options.sourceName, options.log);
    this.#runner = new BatchRunner(options, this.#faults);
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#faults.silence();
    this.#stopping.abort();
    await this.#running;
    await this.#options.receiver.close();
  }

  async #run(): Promise<void> {
    const { receiver, limits } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        const batch = await fillBatch(receiver, limits, LONGEST_RECEIVE_MS, signal);
        this.#faults.recovered();
        if (batch.length > 0) await this.#runner.run(this.#settlement, batch);
      } catch (error) {
        if (signal.aborted) return;
        this.#faults.report(error);
        await sleepFor(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
