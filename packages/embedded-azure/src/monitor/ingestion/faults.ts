import { z } from 'zod';
import type { ItemError } from './take-items.ts';

/** A simulated fault of the ingestion, until it is changed. */
export const Fault = z.strictObject({
  /** The status of every answer. 206 refuses every second item, which is then sent again. */
  status: z.union([z.literal(206), z.int().min(400).max(599)]).optional(),
  /** When to come back, in seconds. */
  retryAfter: z.int().nonnegative().optional(),
  /** The delay of each answer, in milliseconds. */
  delayMs: z.int().nonnegative().max(600_000).optional(),
  /** The fault ends after this many requests. */
  times: z.int().positive().optional(),
});
export type Fault = z.infer<typeof Fault>;

export class Faults {
  #fault: Fault | undefined;
  #left = 0;

  set(fault: Fault | undefined): void {
    this.#fault = fault;
    this.#left = fault?.times ?? Number.POSITIVE_INFINITY;
  }

  get current(): Fault | undefined {
    return this.#fault;
  }

  /** The fault of the next request. */
  next(): Fault | undefined {
    if (this.#fault === undefined) return undefined;
    const fault = this.#fault;
    this.#left -= 1;
    if (this.#left <= 0) this.#fault = undefined;
    return fault;
  }
}

/** Refuses every second item for a 206. */
export function refuseHalf(fault: Fault | undefined): (index: number) => ItemError | undefined {
  return (index) =>
    fault?.status === 206 && index % 2 === 1
      ? { index, statusCode: 503, message: 'refused by a fault of the monitor' }
      : undefined;
}
