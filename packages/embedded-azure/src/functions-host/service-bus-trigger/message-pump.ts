import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { FaultReporter } from './fault-reporter.ts';
import { keepLocked } from './lock-renewal.ts';
import { MessageRunner } from './message-runner.ts';
import type { Pump, PumpOptions } from './pump.ts';
import { Settlement } from './settle-messages.ts';

export interface MessagePumpOptions extends PumpOptions {
  receiver: Pick<ServiceBusReceiver, 'subscribe' | 'completeMessage' | 'abandonMessage' | 'renewMessageLock' | 'close'>;
  maxConcurrentCalls: number;
  /** How long the lock of a message is renewed while its function runs, in milliseconds. */
  maxLockRenewal: number;
}

/** One message per invocation, several at a time. Each is settled by the result of its run. */
export class MessagePump implements Pump {
  readonly #options: MessagePumpOptions;
  readonly #settlement: Settlement;
  readonly #faults: FaultReporter;
  readonly #runner: MessageRunner;
  readonly #running = new Set<Promise<void>>();
  #subscription: { close(): Promise<void> } | undefined;

  constructor(options: MessagePumpOptions) {
    this.#options = options;
    this.#settlement = new Settlement(options.receiver);
    this.#faults = new FaultReporter(options.sourceName, options.log);
    this.#runner = new MessageRunner(options, this.#faults);
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
    const { receiver, maxLockRenewal } = this.#options;
    const unlock = keepLocked({
      lockedUntil: message.lockedUntilUtc,
      renew: () => receiver.renewMessageLock(message),
      maxDuration: maxLockRenewal,
      onError: (error) => this.#faults.report(error),
    });
    const succeeded = await this.#runner.invoke(message).finally(unlock);
    await this.#runner.settle(this.#settlement, message, succeeded);
  }
}
