import type { DurableClient } from 'durable-functions';
import type { OrderRef } from '../../domain/ids.ts';
import type { Sagas } from '../../ports/sagas.ts';

/** Of an order's saga: one order, one instance, and another for each time that it was taken from a lost one. */
const instanceIdFor = ({ orderId }: OrderRef, sequence?: number): string =>
  sequence === undefined ? `order-${orderId}` : `order-${orderId}-${sequence}`;

/** What a stuck saga waits for. */
const RESUME = 'resume';

/** Starts order sagas through the Durable client of one invocation. */
export class DurableSagas implements Sagas {
  readonly #client: DurableClient;
  readonly #orchestration: string;

  constructor(client: DurableClient, orchestration: string) {
    this.#client = client;
    this.#orchestration = orchestration;
  }

  start(ref: OrderRef, traceparent?: string): Promise<void> {
    return this.#start(ref, instanceIdFor(ref), traceparent);
  }

  startAgain(ref: OrderRef, sequence: number, traceparent?: string): Promise<void> {
    return this.#start(ref, instanceIdFor(ref, sequence), traceparent);
  }

  async resume(ref: OrderRef, instance = instanceIdFor(ref)): Promise<boolean> {
    if (!(await this.#isThere(instance))) return false;
    await this.#client.raiseEvent(instance, RESUME, null);
    return true;
  }

  async #start({ partnerId, orderId }: OrderRef, instanceId: string, traceparent?: string): Promise<void> {
    const input = { partnerId, orderId, ...(traceparent ? { traceparent } : {}) };
    try {
      await this.#client.startNew(this.#orchestration, { instanceId, input });
    } catch (error) {
      // An instance that runs can't be started again. One that has ended can, and finds that the order isn't its own.
      if (!(await this.#isThere(instanceId))) throw error;
    }
  }

  async #isThere(instanceId: string): Promise<boolean> {
    try {
      await this.#client.getStatus(instanceId);
      return true;
    } catch {
      return false;
    }
  }
}
