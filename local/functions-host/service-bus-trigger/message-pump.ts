import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { FunctionDefinition, FunctionInvoker } from '../invocation.ts';
import { FaultReporter } from './fault-reporter.ts';
import { keepLocked } from './lock-renewal.ts';
import { bodyValue, messageMetadata } from './message-values.ts';
import { Settlement } from './settle-messages.ts';

/** Feeds one function from one queue or subscription. */
export interface Pump {
  /** Receives until it is stopped; the client reconnects, for ever, when the broker is away. */
  start(): void;
  /** Receives no more, and resolves when the messages in hand are settled. */
  stop(): Promise<void>;
}

export interface PumpOptions {
  invoker: FunctionInvoker;
  definition: FunctionDefinition;
  /** Of the entity, for log lines. */
  sourceName: string;
  /** Whether a message whose function succeeded is completed; if not, its lock runs out. */
  autoComplete: boolean;
  log(message: string): void;
}

export interface MessagePumpOptions extends PumpOptions {
  receiver: Pick<ServiceBusReceiver, 'subscribe' | 'completeMessage' | 'abandonMessage' | 'renewMessageLock' | 'close'>;
  maxConcurrentCalls: number;
  /** For how long the lock of a message is kept while its function runs, in milliseconds. */
  maxLockRenewal: number;
}

/** One message per invocation, several at a time; each is settled by how its run ended. */
export class MessagePump implements Pump {
  readonly #options: MessagePumpOptions;
  readonly #settlement: Settlement;
  readonly #faults: FaultReporter;
  readonly #running = new Set<Promise<void>>();
  #subscription: { close(): Promise<void> } | undefined;

  constructor(options: MessagePumpOptions) {
    this.#options = options;
    this.#settlement = new Settlement(options.receiver);
    this.#faults = new FaultReporter(options.sourceName, options.log);
  }

  start(): void {
    const { receiver, maxConcurrentCalls } = this.#options;
    this.#subscription = receiver.subscribe(
      {
        processMessage: (message) => this.#track(this.#process(message)),
        processError: async ({ error }) => this.#faults.report(error),
      },
      { autoCompleteMessages: false, maxConcurrentCalls },
    );
  }

  async stop(): Promise<void> {
    this.#faults.silence();
    await this.#subscription?.close();
    await Promise.all(this.#running);
    await this.#options.receiver.close();
  }

  #track(run: Promise<void>): Promise<void> {
    this.#running.add(run);
    return run.finally(() => this.#running.delete(run));
  }

  async #process(message: ServiceBusReceivedMessage): Promise<void> {
    const { autoComplete, receiver, maxLockRenewal } = this.#options;
    const unlock = keepLocked({
      lockedUntil: message.lockedUntilUtc,
      renew: () => receiver.renewMessageLock(message),
      maxDuration: maxLockRenewal,
      onError: (error) => this.#faults.report(error),
    });
    const succeeded = await this.#invoke(message).finally(unlock);
    if (succeeded && !autoComplete) return;
    try {
      await this.#settlement.settle(message, succeeded ? 'complete' : 'abandon');
      this.#faults.recovered();
    } catch (error) {
      // The lock was lost or the broker is away: the message comes again, which its consumer must bear anyway.
      this.#faults.report(error);
    }
  }

  async #invoke(message: ServiceBusReceivedMessage): Promise<boolean> {
    const { invoker, definition, sourceName } = this.#options;
    const { name, dataType } = definition.trigger;
    try {
      await invoker.invoke(definition, [{ name, data: bodyValue(message.body, dataType) }], {
        triggerMetadata: messageMetadata(message),
      });
      return true;
    } catch {
      // The invoker has logged why.
      this.#options.log(`Message ${String(message.messageId)} of ${sourceName} is abandoned.`);
      return false;
    }
  }
}
