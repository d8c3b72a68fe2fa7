import { z } from 'zod';
import type { ItemError } from './take-items.ts';

/** How the ingestion is unwell, until it is told otherwise. */
export const Fault = z.strictObject({
  /** Answers every request so. 206 refuses every second item, to be sent again. */
  status: z.union([z.literal(206), z.int().min(400).max(599)]).optional(),
  /** When to come back, in seconds. */
  retryAfter: z.int().nonnegative().optional(),
  /** How long it thinks before it answers, in milliseconds. */
  delayMs: z.int().nonnegative().max(600_000).optional(),
  /** After so many requests it is well again. */
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

  /** The fault that the next request meets. */
  next(): Fault | undefined {
    if (this.#fault === undefined) return undefined;
    const fault = this.#fault;
    this.#left -= 1;
    if (this.#left <= 0) this.#fault = undefined;
    return fault;
  }
}

/** Every second item meets a 206. */
export function refuseHalf(fault: Fault | undefined): (index: number) => ItemError | undefined {
  return (index) =>
    fault?.status === 206 && index % 2 === 1
      ? { index, statusCode: 503, message: 'refused by a fault of the monitor' }
      : undefined;
}
