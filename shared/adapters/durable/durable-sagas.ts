import type { DurableClient } from 'durable-functions';
import type { OrderRef } from '../../domain/ids.ts';
import type { Sagas } from '../../ports/sagas.ts';

/** Of an order's saga: one order, one instance. */
const instanceIdFor = ({ orderId }: OrderRef): string => `order-${orderId}`;

/** Starts order sagas through the Durable client of one invocation. */
export class DurableSagas implements Sagas {
  readonly #client: DurableClient;
  readonly #orchestration: string;

  constructor(client: DurableClient, orchestration: string) {
    this.#client = client;
    this.#orchestration = orchestration;
  }

  async start(ref: OrderRef, traceparent?: string): Promise<void> {
    const instanceId = instanceIdFor(ref);
    const { partnerId, orderId } = ref;
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
