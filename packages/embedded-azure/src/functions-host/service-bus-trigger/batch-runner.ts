import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { FaultReporter } from './fault-reporter.ts';
import { batchMetadata, batchValue } from './message-values.ts';
import type { PumpOptions } from './pump.ts';
import type { Settlement } from './settle-messages.ts';

/** Runs the function for many messages. They are completed or abandoned together, and their locks are not renewed. */
export class BatchRunner {
  readonly #options: PumpOptions;
  readonly #faults: FaultReporter;

  constructor(options: PumpOptions, faults: FaultReporter) {
    this.#options = options;
    this.#faults = faults;
  }

  async run(settlement: Settlement, batch: ServiceBusReceivedMessage[]): Promise<void> {
    const succeeded = await this.#invoke(batch);
    if (succeeded && !this.#options.autoComplete) return;
    const outcome = succeeded ? 'complete' : 'abandon';
    const settled = await Promise.allSettled(batch.map((message) => settlement.settle(message, outcome)));
    for (const one of settled) if (one.status === 'rejected') this.#faults.report(one.reason);
  }

  /** Each message may belong to another trace, so a batch starts its own, as in Azure. */
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
