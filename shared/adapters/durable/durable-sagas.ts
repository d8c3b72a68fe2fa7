import { randomUUID } from 'node:crypto';
import type { DurableClient } from 'durable-functions';
import type { OrderRef, RefundRef } from '../../domain/ids.ts';
import { firstInstanceOf, nextInstanceOf, RESUME, refundInstanceOf } from '../../domain/saga-instance.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SagaInstances } from '../../ports/saga-instances.ts';
import type { Sagas } from '../../ports/sagas.ts';
import { requireWithin } from '../require-within.ts';
import { startInstance } from './start-instance.ts';

/** The names of the sagas' orchestrations. */
export interface Orchestrations {
  order: string;
  refund: string;
}

/** Starts and finds sagas through the Durable client of one invocation. */
export class DurableSagas implements Sagas, SagaInstances {
  readonly #client: DurableClient;
  readonly #orchestrations: Orchestrations;
  readonly #policies: object;
  readonly #clock: Clock;
  readonly #deadlineMs: number;

  /**
   * @param policies the retry policies of sagas that are started from now on
   * @param deadlineMs much longer than any call to the task hub takes. The client has no timeout of its own
   */
  constructor(
    client: DurableClient,
    { orchestrations, policies, clock }: { orchestrations: Orchestrations; policies: object; clock: Clock },
    deadlineMs = 15_000,
  ) {
    this.#deadlineMs = deadlineMs;
    this.#client = client;
    this.#orchestrations = orchestrations;
    this.#policies = policies;
    this.#clock = clock;
  }

  async start(ref: OrderRef, traceparent?: string): Promise<void> {
    await this.#start(this.#orchestrations.order, ref, firstInstanceOf(ref.orderId), traceparent);
  }

  async startAgain(ref: OrderRef, sequence: number, traceparent?: string): Promise<void> {
    await this.#start(this.#orchestrations.order, ref, nextInstanceOf(ref.orderId, sequence), traceparent);
  }

  async startRefund(ref: RefundRef, traceparent?: string): Promise<void> {
    const started = await this.#startRefund(ref, traceparent);
    if (started === 'running') await this.#raise(refundInstanceOf(ref.refundId));
  }

  async startRefundIfLost(ref: RefundRef): Promise<boolean> {
    return (await this.#startRefund(ref)) === 'started';
  }

  #startRefund(ref: RefundRef, traceparent?: string): Promise<'started' | 'running'> {
    return this.#start(this.#orchestrations.refund, ref, refundInstanceOf(ref.refundId), traceparent);
  }

  resume(ref: OrderRef, instance = firstInstanceOf(ref.orderId)): Promise<boolean> {
    return this.#raise(instance);
  }

  /** The task hub of this colour. */
  get hub(): string {
    return this.#client.taskHubName;
  }

  async hasEnded(instance: string): Promise<boolean> {
    const asking = this.#client.getStatus(instance, { showInput: false });
    try {
      const { runtimeStatus } = await requireWithin(this.#deadlineMs, `the status of ${instance}`, asking);
      return ENDED.includes(runtimeStatus);
    } catch (error) {
      if (isUnknown(error)) return true;
      throw error;
    }
  }

  async #raise(instance: string): Promise<boolean> {
    try {
      await requireWithin(this.#deadlineMs, `${instance} to be told`, this.#client.raiseEvent(instance, RESUME, null));
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  /** @param ref the ids that the saga needs */
  async #start(
    orchestration: string,
    ref: OrderRef,
    instanceId: string,
    traceparent?: string,
  ): Promise<'started' | 'running'> {
    const { hub } = this;
    const traced = { ...ref, ...(traceparent ? { traceparent } : {}) };
    const startedAt = this.#clock.now().toISOString();
    const input = { ...traced, start: randomUUID(), startedAt, hub, policies: this.#policies };
    // A running instance can't be started again. One that has ended can, and then finds that the order isn't its own.
    return startInstance(this.#client, orchestration, { instanceId, input }, this.#deadlineMs);
  }
}

/** By name: an enum of the library would be loaded for it. */
const ENDED: readonly string[] = ['Completed', 'Failed', 'Canceled', 'Terminated'];

/** The client reports a status only in its message (`getStatus` and `raiseEvent` of durable-functions 3.5). */
const isUnknown = (error: unknown) => error instanceof Error && /replied with HTTP 404 response/.test(error.message);
const isNotFound = (error: unknown) =>
  error instanceof Error && /^No instance with ID '.*' found\.$/.test(error.message);
