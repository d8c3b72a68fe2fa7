import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
import { DEFAULT_VERSION } from './check-headers.ts';
import { newId } from './payment-intent.ts';
import { RecordTable } from './record-table.ts';

const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** The simulated types. Each is Stripe's own: https://docs.stripe.com/api/events/types */
export type EventType =
  | 'payment_intent.created'
  | 'payment_intent.amount_capturable_updated'
  | 'payment_intent.requires_action'
  | 'payment_intent.payment_failed'
  | 'payment_intent.succeeded'
  | 'payment_intent.canceled'
  | 'charge.refunded'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed'
  | 'charge.dispute.created'
  | 'charge.dispute.closed';

/** An Event as Stripe's API shows it: https://docs.stripe.com/api/events/object */
const StoredEvent = z.object({ id: z.string(), createdAt: z.int(), shown: z.record(z.string(), z.unknown()) });
export type StoredEvent = z.output<typeof StoredEvent>;

/** Announces a change. `object` is shown as it is at that moment; `previous` has the old values of an update. */
export type Announce = (
  type: EventType,
  object: unknown,
  about: { readonly metadata: Readonly<Record<string, string>>; readonly previous?: Record<string, unknown> },
) => void;

/** Who caused the event: a request of the API, or, without an id, the Dashboard or Stripe itself. */
export interface EventCause {
  readonly id: string | null;
  readonly idempotencyKey?: string | undefined;
}

/** The events of the last 30 days. Write only inside a unit of the group commit. */
export class EventLog {
  /** Their subject is their type. */
  readonly events: RecordTable<StoredEvent>;
  readonly #outbox: WebhookOutbox;
  readonly #now: () => number;
  readonly #forget: StatementSync;

  constructor(database: DatabaseSync, outbox: WebhookOutbox, now: () => number) {
    this.events = new RecordTable(database, 'events', StoredEvent);
    this.#outbox = outbox;
    this.#now = now;
    this.#forget = database.prepare('DELETE FROM events WHERE createdAt < ?');
  }

  /** @returns a function that writes events, and their deliveries, into the current unit */
  announceFor({ id: request, idempotencyKey }: EventCause): Announce {
    return (type, object, { metadata, previous }) => {
      const createdAt = Math.floor(this.#now() / 1000);
      const id = newId('evt');
      const shown = {
        id,
        object: 'event',
        api_version: DEFAULT_VERSION,
        created: createdAt,
        data: { object, ...(previous && { previous_attributes: previous }) },
        livemode: false,
        pending_webhooks: this.#outbox.endpoints().size,
        request: { id: request, idempotency_key: idempotencyKey ?? null },
        type,
      };
      this.#forget.run(createdAt - KEPT_SECONDS);
      this.events.add({ id, createdAt, shown }, type);
      this.#outbox.add({ id, type, body: JSON.stringify(shown), metadata });
    };
  }
}
