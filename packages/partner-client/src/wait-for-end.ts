import type { CallOptions } from './orders.ts';
import { pauseFor } from './pause-for.ts';
import type { Polled } from './take-data.ts';

export interface WaitOptions extends CallOptions {
  /** How long to wait between two looks, in ms. By default, as long as the API asks for. */
  readonly pollMs?: number;
}

const POLL_MS = 2_000;

/** Gets something again and again until `isOpen` says that it has ended. */
export async function waitForEnd<T>(
  get: () => Promise<Polled<T>>,
  isOpen: (found: T) => boolean,
  { pollMs, signal = new AbortController().signal }: WaitOptions,
): Promise<T> {
  for (;;) {
    const { data, retryAfterMs = POLL_MS } = await get();
    if (!isOpen(data)) return data;
    await pauseFor(pollMs ?? retryAfterMs, signal);
  }
}
