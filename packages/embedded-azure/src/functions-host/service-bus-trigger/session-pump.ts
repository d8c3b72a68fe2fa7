import type { ServiceBusReceivedMessage, ServiceBusSessionReceiver } from '@azure/service-bus';
import { eachSession, type SessionSource } from './accept-session.ts';
import { FaultReporter } from './fault-reporter.ts';
import { keepLocked } from './lock-renewal.ts';
import { MessageRunner } from './message-runner.ts';
import type { Pump, PumpOptions } from './pump.ts';
import { Settlement } from './settle-messages.ts';

export interface SessionPumpOptions extends PumpOptions {
  acceptNext: SessionSource;
  maxConcurrentSessions: number;
  /** More than one breaks the order within a session. */
  maxConcurrentCallsPerSession: number;
  /** A session without a message for this long is released, in milliseconds. */
  sessionIdleTimeout: number;
  /** How long a session's lock is renewed after it was accepted, in milliseconds. */
  maxLockRenewal: number;
}

/**
 * One message per invocation, several sessions at a time, like ServiceBusSessionProcessor of the .NET client. Each
 * session is held until it is idle, so further sessions have to wait that long.
 */
export class SessionPump implements Pump {
  readonly #options: SessionPumpOptions;
  readonly #faults: FaultReporter;
  readonly #runner: MessageRunner;
  readonly #stopping = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: SessionPumpOptions) {
    this.#options = options;
    this.#faults = new FaultReporter(options.sourceName, options.log);
    this.#runner = new MessageRunner(options, this.#faults);
  }

  start(): void {
    const { acceptNext, maxConcurrentSessions } = this.#options;
    const serve = () =>
      eachSession(acceptNext, this.#stopping.signal, this.#faults, (receiver) => this.#hold(receiver));
    this.#running = Promise.all(Array.from({ length: maxConcurrentSessions }, serve));
  }

  async stop(): Promise<void> {
    this.#faults.silence();
    this.#stopping.abort();
    await this.#running;
  }

  async #hold(receiver: ServiceBusSessionReceiver): Promise<void> {
    const unlock = keepLocked({
      lockedUntil: receiver.sessionLockedUntilUtc,
      renew: () => receiver.renewSessionLock(),
      maxDuration: this.#options.maxLockRenewal,
      onError: (error) => this.#faults.report(error),
    });
    const running = new Set<Promise<void>>();
    try {
      await this.#serve(receiver, running);
    } finally {
      await Promise.all(running);
      unlock();
    }
  }

  /** Resolves when the session is idle or the host stops. @throws the client's error, such as a lost lock */
  async #serve(receiver: ServiceBusSessionReceiver, running: Set<Promise<void>>): Promise<void> {
    const { maxConcurrentCallsPerSession, sessionIdleTimeout: maxWaitTimeInMs } = this.#options;
    const { signal: abortSignal } = this.#stopping;
    const settlement = new Settlement(receiver);
    while (!abortSignal.aborted) {
      if (running.size >= maxConcurrentCallsPerSession) {
        await Promise.race(running);
        continue;
      }
      const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs, abortSignal });
      if (!message && running.size === 0) return;
      if (!message) continue;
      const run: Promise<void> = this.#process(settlement, message).finally(() => running.delete(run));
      running.add(run);
    }
  }

  async #process(settlement: Settlement, message: ServiceBusReceivedMessage): Promise<void> {
    const succeeded = await this.#runner.invoke(message);
    await this.#runner.settle(settlement, message, succeeded);
  }
}
