import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { FaultReporter } from './fault-reporter.ts';
import { traceOfMessage } from './message-trace.ts';
import { bodyValue, messageMetadata } from './message-values.ts';
import type { PumpOptions } from './pump.ts';
import type { Settlement } from './settle-messages.ts';

/** Runs the function for one message, and settles the message by the result. */
export class MessageRunner {
  readonly #options: PumpOptions;
  readonly #faults: FaultReporter;

  constructor(options: PumpOptions, faults: FaultReporter) {
    this.#options = options;
    this.#faults = faults;
  }

  /** @returns whether the function succeeded */
  async invoke(message: ServiceBusReceivedMessage): Promise<boolean> {
    const { invoker, definition, sourceName, openTelemetry, log } = this.#options;
    const { name, dataType } = definition.trigger;
    try {
      await invoker.invoke(definition, [{ name, data: bodyValue(message.body, dataType) }], {
        triggerMetadata: messageMetadata(message),
        ...traceOfMessage(message.applicationProperties, openTelemetry),
      });
      return true;
    } catch {
      // The invoker has logged why.
      log(`Message ${String(message.messageId)} of ${sourceName} is abandoned.`);
      return false;
    }
  }

  async settle(settlement: Settlement, message: ServiceBusReceivedMessage, succeeded: boolean): Promise<void> {
    if (succeeded && !this.#options.autoComplete) return;
    try {
      await settlement.settle(message, succeeded ? 'complete' : 'abandon');
      this.#faults.recovered();
    } catch (error) {
      // The lock was lost or the broker is unavailable. The message is delivered again, which consumers must handle
      // anyway.
      this.#faults.report(error);
    }
  }
}
