import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Arrival, Switch } from './shown-inbox.ts';

/** Of one partner. */
const MOST_KEPT = 200;
/** A longer body is cut: this is a page, not a store. */
const MOST_CHARACTERS = 20_000;

const Event = z.looseObject({
  id: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  subject: z.string().optional().catch(undefined),
  time: z.string().optional().catch(undefined),
  createdAt: z.string().optional().catch(undefined),
});

export const OK: Switch = { mode: { kind: 'ok' }, times: undefined };

/** What has arrived at the receiver of one partner, and how it answers. It is kept in memory. */
export class WebhookInbox {
  #arrivals: Arrival[] = [];
  #answering: Switch = OK;
  #count = 0;

  get arrivals(): readonly Arrival[] {
    return this.#arrivals;
  }

  get answering(): Switch {
    return this.#answering;
  }

  answerWith(next: Switch): void {
    this.#answering = next;
  }

  clear(): void {
    this.#arrivals = [];
  }

  /**
   * Notes a request and says how it is answered.
   *
   * @param secrets those that may have signed it
   */
  take(body: string, headers: IncomingHttpHeaders, { secrets, now }: { secrets: readonly string[]; now: Date }) {
    const fault = findFault(body, headers, secrets);
    // What nobody signed is refused, and doesn't use up a switch.
    const mode = fault === undefined ? this.#nextMode() : OK.mode;
    const event = Event.safeParse(parsed(body)).data;
    const eventId = textOf(headers['webhook-id']) ?? event?.id;
    const happened = Date.parse(event?.createdAt ?? event?.time ?? '');
    this.#count += 1;
    const arrival: Arrival = {
      number: this.#count,
      at: now.toISOString(),
      headers: Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as [string, string]],
      ),
      body: body.slice(0, MOST_CHARACTERS),
      fault,
      attempt: 1 + this.#arrivals.filter((earlier) => eventId !== undefined && earlier.eventId === eventId).length,
      answer: fault === undefined ? describe(mode) : '401',
      eventId,
      type: event?.type,
      subject: event?.subject,
      latencyMs: Number.isNaN(happened) ? undefined : Math.max(0, now.getTime() - happened),
    };
    this.#arrivals = [arrival, ...this.#arrivals].slice(0, MOST_KEPT);
    return { arrival, mode };
  }

  #nextMode() {
    const { mode, times } = this.#answering;
    if (times !== undefined) this.#answering = times > 1 ? { mode, times: times - 1 } : OK;
    return mode;
  }
}

function describe(mode: Switch['mode']): string {
  switch (mode.kind) {
    case 'ok':
      return '204';
    case 'status':
      return `${mode.status}${mode.retryAfterS === undefined ? '' : `, Retry-After: ${mode.retryAfterS}`}`;
    case 'slow':
      return `204 after ${mode.ms / 1_000} s`;
    case 'page':
      return '200 with a page';
    case 'silence':
      return 'no answer';
    case 'reset':
      return 'connection broken';
  }
}

/** @returns why the signature is not right */
function findFault(body: string, headers: IncomingHttpHeaders, secrets: readonly string[]): string | undefined {
  if (secrets.length === 0) return 'the receiver has no secret: it has no endpoint';
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  let fault = '';
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, flat);
      return undefined;
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
  }
  return fault;
}

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
