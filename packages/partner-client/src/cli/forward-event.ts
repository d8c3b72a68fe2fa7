import { Deadline } from '../deadline.ts';
import { signWebhook } from '../sign-webhook.ts';
import { verifyWebhook } from '../verify-webhook.ts';
import type { WebhookEvent } from '../webhook-event.ts';
import { causeOf } from './cause-of.ts';

/** How long a receiver may take, as with a real webhook. */
const TIMEOUT_MS = 15_000;
const LONGEST_EXCERPT = 500;

/** How a receiver answered. */
export interface ReceiverAnswer {
  /** Undefined if no answer came. */
  readonly status: number | undefined;
  readonly latencyMs: number;
  /** The beginning of the answer's body. */
  readonly excerpt: string;
  /** Why no answer came. */
  readonly error: string | undefined;
}

export interface Receiver {
  readonly url: URL;
  readonly secret: string;
}

/** Sends an event as a webhook, once. Its signature is checked first, as the receiver does it. */
export async function forwardEvent(
  event: WebhookEvent,
  { url, secret }: Receiver,
  signal: AbortSignal,
): Promise<ReceiverAnswer> {
  const body = JSON.stringify(event);
  const headers = {
    ...(await signWebhook({ secret, id: event.id, body })),
    'user-agent': 'PartnerOrders-Webhooks/1',
    // A server that has been restarted since the last event has closed its connections.
    connection: 'close',
  };
  await verifyWebhook({ secret, headers, body });
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  const deadline = new Deadline(TIMEOUT_MS, `none within ${TIMEOUT_MS / 1_000} s`, signal);
  try {
    const init = { method: 'POST', headers, body, redirect: 'manual', signal: deadline.signal } as const;
    const response = await fetch(url, init);
    const latencyMs = elapsed();
    return { status: response.status, latencyMs, excerpt: await readExcerpt(response, deadline), error: undefined };
  } catch (error) {
    const text = signal.aborted ? 'you ended it' : causeOf(error);
    return { status: undefined, latencyMs: elapsed(), excerpt: '', error: text };
  } finally {
    deadline.end();
  }
}

async function readExcerpt({ body }: Response, deadline: Deadline): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body ? deadline.guard(body) : []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= LONGEST_EXCERPT) break;
    }
  } catch {
    // The status has come: what the rest would have said doesn't matter.
  }
  return text.slice(0, LONGEST_EXCERPT);
}

export const isAccepted = ({ status = 0 }: ReceiverAnswer): boolean => status >= 200 && status < 300;
