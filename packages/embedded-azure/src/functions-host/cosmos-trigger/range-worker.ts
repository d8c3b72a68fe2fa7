import { setTimeout as sleepFor } from 'node:timers/promises';
import type { RetryContext } from '../invocation.ts';
import { type RetryPolicy, retrying } from '../retry-policy.ts';
import { textOfFault } from '../text-of-fault.ts';
import type { HeldLease } from './held-lease.ts';
import type { FeedPage } from './range-reader.ts';

export interface RangeWorkerOptions {
  lease: HeldLease;
  /** Starts reading after a continuation. Null starts where the trigger's settings say. */
  read(continuation: string | null): () => Promise<FeedPage>;
  invoke(documents: unknown[], retryContext: RetryContext | undefined): Promise<unknown>;
  policy: RetryPolicy | undefined;
  pollDelayMs: number;
  /** Aborted when the host stops. */
  stopping: AbortSignal;
  log(message: string): void;
}

/**
 * Passes the changes of one range to the function in their order, until the host stops or the lease is lost. A page is
 * checkpointed once the function has processed it. As in Azure, also when it finally failed. An interrupted page is not
 * checkpointed, and is read again.
 */
export async function workRange(options: RangeWorkerOptions): Promise<void> {
  const { lease, read, pollDelayMs, log } = options;
  const signal = AbortSignal.any([options.stopping, lease.lost]);
  let next: (() => Promise<FeedPage>) | undefined;
  while (!signal.aborted) {
    try {
      next ??= read(lease.continuation);
      const page = await next();
      const isHandled = page.documents.length === 0 || (await handle(page.documents, options, signal));
      if (!isHandled) break;
      // An empty page needs a checkpoint only to fix the starting position of an unread feed.
      if (page.documents.length > 0 || lease.continuation === null) await lease.checkpoint(page.continuation);
      if (page.documents.length === 0) await sleep(pollDelayMs, signal);
    } catch (error) {
      log(`range ${lease.rangeToken}: ${reasonOf(error)}; it goes on from its last checkpoint.`);
      next = undefined;
      await sleep(pollDelayMs, signal);
    }
  }
  if (lease.lost.aborted) log(`range ${lease.rangeToken}: another host has taken its lease.`);
  else await lease.release().catch((error: unknown) => log(`range ${lease.rangeToken}: ${reasonOf(error)}`));
}

/** @returns false if the host stopped (or lost the lease) before the function had processed the documents */
async function handle(
  documents: unknown[],
  { policy, invoke, lease, log }: RangeWorkerOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const outcome = await retrying(policy, (retryContext) => invoke(documents, retryContext), { signal });
  if (outcome.kind === 'failed') {
    const why = policy === undefined ? 'it has no retry policy' : 'its retries are used up';
    log(`range ${lease.rangeToken}: the function failed and ${why}: ${documents.length} documents are passed over.`);
  }
  return outcome.kind !== 'stopped';
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleepFor(milliseconds, undefined, { signal }).catch(() => undefined);
}

const reasonOf = (error: unknown): string => textOfFault(error);
