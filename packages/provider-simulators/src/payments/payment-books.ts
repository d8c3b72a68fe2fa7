import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';
import { PaymentIntent } from './payment-intent.ts';
import { Refund } from './refund.ts';

/**
 * All tables of the payment simulator's state file. Lists are sorted by sequence: the newest has the highest number.
 */
export const SCHEMA: DatabaseSchema = {
  version: 1,
  create: `
    CREATE TABLE intents (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, intent TEXT NOT NULL);
    CREATE TABLE intent_metadata (key TEXT, value TEXT, sequence INTEGER, PRIMARY KEY (key, value, sequence)) WITHOUT ROWID;
    CREATE TABLE refunds (id TEXT PRIMARY KEY, refund TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE answers (
      key TEXT PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL, request TEXT NOT NULL,
      status INTEGER NOT NULL, body TEXT NOT NULL, savedAt INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX answers_by_age ON answers (savedAt);
  `,
};

/** The intents and refunds on disk. Write only inside a unit of the group commit. */
export class PaymentBooks {
  readonly #insert: StatementSync;
  readonly #insertMetadata: StatementSync;
  readonly #update: StatementSync;
  readonly #byId: StatementSync;
  readonly #newest: StatementSync;
  readonly #all: StatementSync;
  readonly #byMetadata: StatementSync;
  readonly #insertRefund: StatementSync;
  readonly #refundById: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO intents (id, intent) VALUES (?, ?)');
    this.#insertMetadata = database.prepare('INSERT INTO intent_metadata VALUES (?, ?, ?)');
    this.#update = database.prepare('UPDATE intents SET intent = ? WHERE id = ?');
    this.#byId = database.prepare('SELECT intent FROM intents WHERE id = ?');
    this.#newest = database.prepare('SELECT intent FROM intents ORDER BY sequence DESC LIMIT ?');
    this.#all = database.prepare('SELECT intent FROM intents ORDER BY sequence');
    this.#byMetadata = database.prepare(
      'SELECT intent FROM intent_metadata JOIN intents USING (sequence) WHERE key = ? AND value = ? ORDER BY sequence',
    );
    this.#insertRefund = database.prepare('INSERT INTO refunds VALUES (?, ?)');
    this.#refundById = database.prepare('SELECT refund FROM refunds WHERE id = ?');
  }

  add(intent: PaymentIntent): void {
    const { lastInsertRowid } = this.#insert.run(intent.id, JSON.stringify(intent));
    for (const [key, value] of Object.entries(intent.metadata)) this.#insertMetadata.run(key, value, lastInsertRowid);
  }

  /** Metadata never changes after `add`. */
  update(intent: PaymentIntent): void {
    this.#update.run(JSON.stringify(intent), intent.id);
  }

  find(id: string): PaymentIntent | undefined {
    const row = this.#byId.get(id);
    return row === undefined ? undefined : readIntent(row);
  }

  /** @returns at most `limit` intents, the newest first */
  newest(limit: number): PaymentIntent[] {
    return this.#newest.all(limit).map(readIntent);
  }

  /** @returns the intents that have every pair, the oldest first; all intents if there is no pair */
  bearing(pairs: readonly (readonly [string, string])[]): PaymentIntent[] {
    const [first, ...others] = pairs;
    if (first === undefined) return this.#all.all().map(readIntent);
    return this.#byMetadata
      .all(...first)
      .map(readIntent)
      .filter(({ metadata }) => others.every(([key, value]) => metadata[key] === value));
  }

  addRefund(refund: Refund): void {
    this.#insertRefund.run(refund.id, JSON.stringify(refund));
  }

  findRefund(id: string): Refund | undefined {
    const row = this.#refundById.get(id);
    return row === undefined ? undefined : Refund.parse(JSON.parse(String(row['refund'])));
  }
}

function readIntent(row: Record<string, unknown>): PaymentIntent {
  return PaymentIntent.parse(JSON.parse(String(row['intent'])));
}
