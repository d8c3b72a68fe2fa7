import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { FunctionDefinition, FunctionInvoker } from '../invocation.ts';
import { keepLocked } from './lock-renewal.ts';
import { bodyValue, messageMetadata } from './message-values.ts';
import { SettlementGate } from './settlement-gate.ts';

export interface MessagePumpOptions {
  invoker: FunctionInvoker;
  definition: FunctionDefinition;
  /** Of the entity, for log lines. */
  sourceName: string;
  receiver: Pick<ServiceBusReceiver, 'subscribe' | 'completeMessage' | 'abandonMessage' | 'renewMessageLock' | 'close'>;
  maxConcurrentCalls: number;
  /** For how long the lock of a message is kept while its function runs, in milliseconds. */
  maxLockRenewal: number;
  /** Whether a message whose function succeeded is completed; if not, its lock runs out. */
  autoComplete: boolean;
  log(message: string): void;
}

/** Feeds one function from one queue or subscription, and settles each message by how its run ended. */
export class MessagePump {
  readonly #options: MessagePumpOptions;
  readonly #gate = new SettlementGate<'complete' | 'abandon'>();
  readonly #running = new Set<Promise<void>>();
  #subscription: { close(): Promise<void> } | undefined;
  #stopping = false;
  #lastError: string | undefined;

  constructor(options: MessagePumpOptions) {
    this.#options = options;
  }

  /** Receives until it is stopped; the client reconnects, for ever, when the broker is away. */
  start(): void {
    const { receiver, maxConcurrentCalls } = this.#options;
    this.#subscription = receiver.subscribe(
      {
        processMessage: (message) => this.#track(this.#process(message)),
        processError: async ({ error }) => this.#report(error),
      },
      { autoCompleteMessages: false, maxConcurrentCalls },
    );
  }

  /** Receives no more, and resolves when the messages in hand are settled. */
  async stop(): Promise<void> {
    this.#stopping = true;
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
      onError: (error) => this.#report(error),
    });
    const succeeded = await this.#invoke(message).finally(unlock);
    if (succeeded && !autoComplete) return;
    const outcome = succeeded ? 'complete' : 'abandon';
    await this.#gate.pass(outcome);
    try {
      await this.#settle(message, outcome);
      this.#lastError = undefined;
    } catch (error) {
      // The lock was lost or the broker is away: the message comes again, which its consumer must bear anyway.
      this.#report(error);
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

  #settle(message: ServiceBusReceivedMessage, outcome: 'complete' | 'abandon'): Promise<void> {
    const { receiver } = this.#options;
    return outcome === 'complete' ? receiver.completeMessage(message) : receiver.abandonMessage(message);
  }

  /** Says once what is wrong, not with every attempt to reconnect. */
  #report(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    if (this.#stopping || text === this.#lastError) return;
    this.#lastError = text;
    this.#options.log(`Service Bus (${this.#options.sourceName}): ${text.split('\n', 1)[0]}`);
  }
}
