import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { WebhookConnections } from './webhook-connections.ts';
import type { Delivery, WebhookOutbox } from './webhook-outbox.ts';

/** Creates the headers that sign a body, one signature for each secret. */
export type SignWebhook = (signed: {
  readonly id: string;
  readonly body: string;
  readonly secrets: readonly string[];
  /** Unix seconds of this attempt. */
  readonly at: number;
}) => Record<string, string>;

export interface WebhookDeliveryOptions {
  readonly outbox: WebhookOutbox;
  readonly commits: GroupCommit;
  readonly sign: SignWebhook;
}

export interface WebhookDelivery {
  /** Call it after a write that may have added events. */
  wake(): void;
  /** Ends the attempts that run. What they send may arrive, and is sent again by the next start. */
  close(): Promise<void>;
}

/** Attempts at the same time. They make no promise about the order of events, as with Stripe. */
const CONCURRENT = 16;
const TIMEOUT_MS = 10_000;
/** After a write that failed, for example on a full disk. */
const WRITE_FAILED_PAUSE_MS = 1_000;
/** The longest that a timer of Node can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Sends what is due in the outbox, and sends it again until the endpoint answers with a 2xx. */
export function deliverWebhooks({ outbox, commits, sign }: WebhookDeliveryOptions): WebhookDelivery {
  const closing = new AbortController();
  const connections = new WebhookConnections();
  const running = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isPumping = false;
  let isWanted = false;

  const attempt = async (delivery: Delivery): Promise<void> => {
    const outcome = await send(delivery);
    if (closing.signal.aborted) return;
    await commits.write(() => {
      if (outcome === undefined) outbox.noteDelivered(delivery);
      else outbox.noteFailed(delivery, outcome);
    });
  };

  /** @returns undefined if it was accepted, or what happened instead */
  const send = async ({ endpoint, event, body }: Delivery): Promise<string | undefined> => {
    const target = outbox.endpoints().get(endpoint);
    if (target === undefined) return 'the endpoint is gone';
    const signature = sign({ id: event, body, secrets: target.secrets, at: Math.floor(Date.now() / 1000) });
    try {
      const headers = { 'content-type': 'application/json; charset=utf-8', ...signature };
      const deadline = AbortSignal.any([closing.signal, AbortSignal.timeout(TIMEOUT_MS)]);
      const status = await connections.post(target.url, headers, body, deadline);
      return status >= 200 && status <= 299 ? undefined : `answered ${status}`;
    } catch (error) {
      return `no answer: ${error instanceof Error ? error.message : error}`;
    }
  };

  const pump = async (): Promise<void> => {
    // One time for both questions: what becomes due in between must be in the second answer.
    const now = Date.now();
    const due = outbox
      .due(CONCURRENT + running.size, now)
      .filter((sequence) => !running.has(sequence))
      .slice(0, CONCURRENT - running.size)
      .map((sequence) => outbox.find(sequence))
      .filter((delivery) => delivery !== undefined);
    // An event is sent only when its change is durable.
    await commits.durable();
    if (closing.signal.aborted) return;
    for (const delivery of due) {
      const run = attempt(delivery)
        .catch(() => pause(WRITE_FAILED_PAUSE_MS, closing.signal))
        .finally(() => {
          running.delete(delivery.sequence);
          wake();
        });
      running.set(delivery.sequence, run);
    }
    const nextDueAt = outbox.nextDueAt(now);
    clearTimeout(timer);
    if (nextDueAt !== undefined)
      timer = setTimeout(wake, Math.min(Math.max(nextDueAt - Date.now(), 1), LONGEST_TIMER_MS));
  };

  const wake = (): void => {
    isWanted = true;
    if (isPumping || closing.signal.aborted) return;
    isPumping = true;
    void (async () => {
      while (isWanted && !closing.signal.aborted) {
        isWanted = false;
        // A failed commit has taken the events back, and its caller knows.
        await pump().catch(() => {});
      }
      isPumping = false;
    })();
  };

  return {
    wake,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
      connections.close();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
