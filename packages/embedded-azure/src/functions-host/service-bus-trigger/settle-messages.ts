import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { SettlementGate } from './settlement-gate.ts';

export type Outcome = 'complete' | 'abandon';

/** Settles what one receiver has received, never two outcomes in one turn of the event loop. */
export class Settlement {
  readonly #receiver: Pick<ServiceBusReceiver, 'completeMessage' | 'abandonMessage'>;
  readonly #gate = new SettlementGate<Outcome>();

  constructor(receiver: Pick<ServiceBusReceiver, 'completeMessage' | 'abandonMessage'>) {
    this.#receiver = receiver;
  }

  /** @throws what the client says: the lock was lost or the broker is away, and the message comes again */
  async settle(message: ServiceBusReceivedMessage, outcome: Outcome): Promise<void> {
    await this.#gate.pass(outcome);
    if (outcome === 'complete') await this.#receiver.completeMessage(message);
    else await this.#receiver.abandonMessage(message);
  }
}
