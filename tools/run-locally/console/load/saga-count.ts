import type { DurableApi } from '@partner-orders/embedded-azure/console/sagas/durable-api';
import { z } from 'zod';

/** As many as are counted. */
const MOST = 5_000;
/** A count that is older is not how it is now. */
const MOST_MS = 3_000;
const Instances = z.array(z.unknown());

/**
 * The sagas of orders that have begun and not ended, as Durable Functions counts them, also those of other orders than a
 * run's.
 */
export class SagaCount {
  readonly #api: Pick<DurableApi, 'call'>;
  #last: { count: number; at: number } | undefined;
  #isCounting = false;

  constructor(api: Pick<DurableApi, 'call'>) {
    this.#api = api;
  }

  /**
   * Counts again, and doesn't wait for it: a slow host must not hold the figures of a run back.
   *
   * @returns the count of the look before; undefined if the host didn't answer within 3 s, or if there were more than 5,000
   */
  look(): number | undefined {
    if (!this.#isCounting) void this.#count();
    if (this.#last === undefined || performance.now() - this.#last.at > MOST_MS) return undefined;
    return this.#last.count;
  }

  async #count(): Promise<void> {
    this.#isCounting = true;
    const query = new URLSearchParams({
      ...{ runtimeStatus: 'Running,Pending', instanceIdPrefix: 'order-' },
      ...{ showInput: 'false', top: String(MOST) },
    });
    const answer = await this.#api.call('GET', `instances?${query}`).catch(() => undefined);
    const isWhole = answer?.status === 200 && answer.continuation === undefined;
    const count = isWhole ? Instances.safeParse(answer.body).data?.length : undefined;
    this.#last = count === undefined ? undefined : { count, at: performance.now() };
    this.#isCounting = false;
  }
}
