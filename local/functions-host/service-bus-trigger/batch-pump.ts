import { setTimeout as sleepFor } from 'node:timers/promises';
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { FaultReporter } from './fault-reporter.ts';
import type { Pump, PumpOptions } from './message-pump.ts';
import { batchMetadata, batchValue } from './message-values.ts';
import { Settlement } from './settle-messages.ts';

export interface BatchPumpOptions extends PumpOptions {
  receiver: Pick<ServiceBusReceiver, 'receiveMessages' | 'completeMessage' | 'abandonMessage' | 'close'>;
  maxMessageBatchSize: number;
  minMessageBatchSize: number;
  /** How long to fill a batch up to the minimum, in milliseconds. */
  maxBatchWaitTime: number;
}

const LONGEST_RECEIVE_MS = 60_000;
const RETRY_MS = 1000;

/**
 * Many messages per invocation, one invocation at a time, as ServiceBusListener's batch loop of the .NET extension:
 * a batch is completed or abandoned as a whole, and its locks are not renewed.
 */
export class BatchPump implements Pump {
  readonly #options: BatchPumpOptions;
  readonly #settlement: Settlement;
  readonly #faults: FaultReporter;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: BatchPumpOptions) {
    this.#options = options;
    this.#settlement = new Settlement(options.receiver);
    this.#faults = new FaultReporter(options.sourceName, options.log);
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
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        const batch = await this.#receive();
        if (batch.length > 0) await this.#process(batch);
      } catch (error) {
        if (signal.aborted) return;
        this.#faults.report(error);
        await sleepFor(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** At least the minimum, unless waiting for it takes too long. */
  async #receive(): Promise<ServiceBusReceivedMessage[]> {
    const { maxMessageBatchSize, minMessageBatchSize, maxBatchWaitTime } = this.#options;
    const batch = await this.#take(maxMessageBatchSize, LONGEST_RECEIVE_MS);
    this.#faults.recovered();
    const until = Date.now() + maxBatchWaitTime;
    while (batch.length > 0 && batch.length < minMessageBatchSize) {
      const remaining = until - Date.now();
      if (remaining <= 0 || this.#stopping.signal.aborted) break;
      batch.push(...(await this.#take(maxMessageBatchSize - batch.length, remaining)));
    }
    return batch;
  }

  async #take(count: number, maxWaitTimeInMs: number): Promise<ServiceBusReceivedMessage[]> {
    const { signal } = this.#stopping;
    try {
      return await this.#options.receiver.receiveMessages(count, { maxWaitTimeInMs, abortSignal: signal });
    } catch (error) {
      if (signal.aborted) return [];
      throw error;
    }
  }

  async #process(batch: ServiceBusReceivedMessage[]): Promise<void> {
    const succeeded = await this.#invoke(batch);
    if (succeeded && !this.#options.autoComplete) return;
    const outcome = succeeded ? 'complete' : 'abandon';
    const settled = await Promise.allSettled(batch.map((message) => this.#settlement.settle(message, outcome)));
    for (const one of settled) if (one.status === 'rejected') this.#faults.report(one.reason);
  }

  async #invoke(batch: ServiceBusReceivedMessage[]): Promise<boolean> {
    const { invoker, definition, sourceName, log } = this.#options;
    const { name, dataType } = definition.trigger;
    const bodies = batch.map(({ body }) => body);
    try {
      await invoker.invoke(definition, [{ name, data: batchValue(bodies, dataType) }], {
        triggerMetadata: batchMetadata(batch),
      });
      return true;
    } catch {
      // The invoker has logged why.
      log(`${batch.length} messages of ${sourceName} are abandoned.`);
      return false;
    }
  }
}
