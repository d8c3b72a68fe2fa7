import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { delayOf } from '../faults/delay-of.ts';
import type { FaultRules } from '../faults/fault-rules.ts';
import { endpointIdOf, WebhookEndpoint } from './webhook-endpoint.ts';

/** Part of each simulator's schema. */
export const WEBHOOK_TABLES = `
  CREATE TABLE webhook_endpoints (id TEXT PRIMARY KEY, endpoint TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE webhook_deliveries (
    sequence INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, event TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
    createdAt INTEGER NOT NULL, dueAt INTEGER NOT NULL, isHeld INTEGER NOT NULL, attempts INTEGER NOT NULL, outcome TEXT
  );
  CREATE INDEX webhook_deliveries_by_due ON webhook_deliveries (dueAt);
`;

/** Like Stripe, a provider tries for three days. */
const TRIED_MS = 3 * 24 * 60 * 60 * 1000;
/** Far below what Stripe waits, so that a host that was killed soon gets what it missed. */
const LONGEST_PAUSE_MS = 30_000;
/** How long an event that is sent out of order waits for the one that overtakes it. */
const HELD_MS = 60_000;

/** An event to send. `body` is sent as it is, in every attempt. */
export interface OutgoingEvent {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  /** What fault rules match. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly reference?: string;
}

/** One event for one endpoint. Times are milliseconds since 1970. */
export interface Delivery {
  readonly sequence: number;
  readonly endpoint: string;
  readonly event: string;
  readonly type: string;
  readonly body: string;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly attempts: number;
  /** The result of the last attempt. */
  readonly outcome: string | null;
}

export interface WebhookOutboxOptions {
  readonly database: DatabaseSync;
  readonly faults: FaultRules;
  /** The pause after the first failed attempt. Each further one is twice as long. */
  readonly retryMs: number;
}

/**
 * The events that wait for delivery, on disk. Write only inside a unit of the group commit: an event is written with
 * the change that it announces. A delivery is deleted when it has succeeded, or has failed for three days.
 */
export class WebhookOutbox {
  readonly #options: WebhookOutboxOptions;
  /** Endpoints by their stored text. */
  readonly #known = new Map<string, WebhookEndpoint>();
  readonly #statements: Record<
    'endpoints' | 'putEndpoint' | 'dropEndpoints' | 'dropOrphans' | 'add' | 'due' | 'one' | 'next' | 'all' | 'remove',
    StatementSync
  > &
    Record<'defer' | 'release' | 'hasten', StatementSync>;

  constructor(options: WebhookOutboxOptions) {
    this.#options = options;
    const prepare = (sql: string) => options.database.prepare(sql);
    this.#statements = {
      endpoints: prepare('SELECT id, endpoint FROM webhook_endpoints ORDER BY id'),
      putEndpoint: prepare('INSERT INTO webhook_endpoints VALUES (?, ?)'),
      dropEndpoints: prepare('DELETE FROM webhook_endpoints'),
      dropOrphans: prepare('DELETE FROM webhook_deliveries WHERE endpoint NOT IN (SELECT id FROM webhook_endpoints)'),
      add: prepare('INSERT INTO webhook_deliveries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 0, NULL)'),
      due: prepare('SELECT sequence FROM webhook_deliveries WHERE dueAt <= ? ORDER BY dueAt, sequence LIMIT ?'),
      one: prepare('SELECT * FROM webhook_deliveries WHERE sequence = ?'),
      next: prepare('SELECT min(dueAt) AS dueAt FROM webhook_deliveries WHERE dueAt > ?'),
      all: prepare('SELECT * FROM webhook_deliveries ORDER BY sequence'),
      remove: prepare('DELETE FROM webhook_deliveries WHERE sequence = ?'),
      defer: prepare('UPDATE webhook_deliveries SET attempts = ?, dueAt = ?, outcome = ? WHERE sequence = ?'),
      release: prepare(
        'UPDATE webhook_deliveries SET isHeld = 0, dueAt = ? WHERE isHeld = 1 AND endpoint = ? AND sequence < ?',
      ),
      hasten: prepare('UPDATE webhook_deliveries SET isHeld = 0, dueAt = ?'),
    };
  }

  endpoints(): Map<string, WebhookEndpoint> {
    const rows = this.#statements.endpoints.all();
    return new Map(rows.map(({ id, endpoint }) => [String(id), this.#endpointIn(String(endpoint))]));
  }

  /** Every event asks for the endpoints, which hardly ever change. */
  #endpointIn(text: string): WebhookEndpoint {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const endpoint = WebhookEndpoint.parse(JSON.parse(text));
    this.#known.set(text, endpoint);
    return endpoint;
  }

  /** Replaces all endpoints. What waits for an endpoint that is gone is dropped. */
  setEndpoints(endpoints: readonly WebhookEndpoint[]): void {
    this.#statements.dropEndpoints.run();
    this.#known.clear();
    for (const one of endpoints) this.#statements.putEndpoint.run(endpointIdOf(one), JSON.stringify(one));
    this.#statements.dropOrphans.run();
  }

  /** @returns for how many endpoints the event is written */
  add({ id, type, body, metadata, reference }: OutgoingEvent): number {
    let added = 0;
    for (const [endpoint, { types }] of this.endpoints()) {
      if (!types.includes('*') && !types.includes(type)) continue;
      const fault = this.#options.faults.take({
        operation: 'webhooks.deliver',
        type,
        ...(metadata && { metadata: () => metadata }),
        ...(reference !== undefined && { reference }),
      });
      added += 1;
      if (fault?.fault === 'drop') continue;
      const at = Date.now();
      const isHeld = fault?.fault === 'out_of_order';
      const dueAt = at + (isHeld ? HELD_MS : delayOf(fault));
      const copies = fault?.fault === 'duplicate' ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        this.#statements.add.run(endpoint, id, type, body, at, dueAt, isHeld ? 1 : 0);
      }
    }
    return added;
  }

  /**
   * The numbers of deliveries that are due, without their bodies: most of these are being sent already.
   *
   * @param now in ms since the epoch
   */
  due(limit: number, now: number): number[] {
    return this.#statements.due.all(now, limit).map(({ sequence }) => Number(sequence));
  }

  /** @returns undefined if no delivery with this number waits */
  find(sequence: number): Delivery | undefined {
    const row = this.#statements.one.get(sequence);
    return row && toDelivery(row);
  }

  /** @returns when the next delivery is due that is not due at `now` */
  nextDueAt(now: number): number | undefined {
    const dueAt = this.#statements.next.get(now)?.['dueAt'];
    return typeof dueAt === 'number' ? dueAt : undefined;
  }

  /** @returns all deliveries that wait, the oldest first */
  waiting(): Delivery[] {
    return this.#statements.all.all().map(toDelivery);
  }

  noteDelivered({ sequence, endpoint }: Delivery): void {
    this.#statements.remove.run(sequence);
    this.#statements.release.run(Date.now(), endpoint, sequence);
  }

  /** @returns false if it was the last attempt */
  noteFailed({ sequence, attempts, createdAt }: Delivery, outcome: string): boolean {
    const at = Date.now();
    const pauseMs = Math.min(this.#options.retryMs * 2 ** attempts, LONGEST_PAUSE_MS);
    if (at + pauseMs > createdAt + TRIED_MS) {
      this.#statements.remove.run(sequence);
      return false;
    }
    this.#statements.defer.run(attempts + 1, at + pauseMs, outcome, sequence);
    return true;
  }

  /** Makes everything that waits due now. */
  hasten(): void {
    this.#statements.hasten.run(Date.now());
  }
}

function toDelivery(row: Record<string, unknown>): Delivery {
  const text = (name: string) => String(row[name]);
  const number = (name: string) => Number(row[name]);
  return {
    sequence: number('sequence'),
    endpoint: text('endpoint'),
    event: text('event'),
    type: text('type'),
    body: text('body'),
    createdAt: number('createdAt'),
    dueAt: number('dueAt'),
    attempts: number('attempts'),
    outcome: row['outcome'] === null ? null : text('outcome'),
  };
}
