import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { SettlementGate } from './settlement-gate.ts';

export type Outcome = 'complete' | 'abandon';

/** Settles received messages, never with two different outcomes in one turn of the event loop. */
export class Settlement {
  readonly #receiver: Pick<ServiceBusReceiver, 'completeMessage' | 'abandonMessage'>;
  readonly #gate = new SettlementGate<Outcome>();

  constructor(receiver: Pick<ServiceBusReceiver, 'completeMessage' | 'abandonMessage'>) {
    this.#receiver = receiver;
  }

  /** @throws the client's error: the lock was lost or the broker is unavailable, and the message is delivered again */
  async settle(message: ServiceBusReceivedMessage, outcome: Outcome): Promise<void> {
    await this.#gate.pass(outcome);
    if (outcome === 'complete') await this.#receiver.completeMessage(message);
    else await this.#receiver.abandonMessage(message);
  }
}
