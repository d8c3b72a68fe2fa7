import { randomUUID } from 'node:crypto';
import type { DurableClient } from 'durable-functions';
import type { OrderRef } from '../../domain/ids.ts';
import { firstInstanceOf, nextInstanceOf, RESUME } from '../../domain/saga-instance.ts';
import type { Sagas } from '../../ports/sagas.ts';

/** Starts order sagas through the Durable client of one invocation. */
export class DurableSagas implements Sagas {
  readonly #client: DurableClient;
  readonly #orchestration: string;
  readonly #policies: object;
  readonly #deadlineMs: number;

  /**
   * @param policies the retry policies of sagas that are started from now on
   * @param deadlineMs much longer than any call to the task hub takes
   */
  constructor(
    client: DurableClient,
    { orchestration, policies }: { orchestration: string; policies: object },
    deadlineMs = 15_000,
  ) {
    this.#deadlineMs = deadlineMs;
    this.#client = client;
    this.#orchestration = orchestration;
    this.#policies = policies;
  }

  start(ref: OrderRef, traceparent?: string): Promise<void> {
    return this.#start(ref, firstInstanceOf(ref.orderId), traceparent);
  }

  startAgain(ref: OrderRef, sequence: number, traceparent?: string): Promise<void> {
    return this.#start(ref, nextInstanceOf(ref.orderId, sequence), traceparent);
  }

  async resume(ref: OrderRef, instance = firstInstanceOf(ref.orderId)): Promise<boolean> {
    try {
      await requireWithin(this.#deadlineMs, `${instance} to be told`, this.#client.raiseEvent(instance, RESUME, null));
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  async #start({ partnerId, orderId }: OrderRef, instanceId: string, traceparent?: string): Promise<void> {
    const subject = { partnerId, orderId, ...(traceparent ? { traceparent } : {}) };
    const input = { ...subject, start: randomUUID(), policies: this.#policies };
    try {
      await requireWithin(
        this.#deadlineMs,
        `${instanceId} to start`,
        this.#client.startNew(this.#orchestration, { instanceId, input }),
      );
    } catch (error) {
      // A running instance can't be started again. One that has ended can, and then finds that the order isn't its own.
      if (!isConflict(error)) throw error;
    }
  }
}

/** The client reports a status only in its message (`createGenericError` and `raiseEvent` of durable-functions 3.5). */
const isConflict = (error: unknown) => error instanceof Error && /unexpected status code: 409\b/.test(error.message);
const isNotFound = (error: unknown) =>
  error instanceof Error && /^No instance with ID '.*' found\.$/.test(error.message);

/** The client has no timeout of its own. If the start succeeded anyway, the redelivered message finds that. */
async function requireWithin<T>(deadlineMs: number, what: string, work: Promise<T>): Promise<T> {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${deadlineMs} ms: ${what}`)), deadlineMs);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
