import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';
import { WEBHOOK_TABLES } from '../webhooks/webhook-outbox.ts';
import { Dispute } from './dispute.ts';
import { PaymentIntent } from './payment-intent.ts';
import { type PageRequest, RecordTable, recordTable } from './record-table.ts';
import { Refund } from './refund.ts';

/** All tables of the payment simulator's state file. */
export const SCHEMA: DatabaseSchema = {
  version: 2,
  create: `
    ${recordTable('intents')}
    ${recordTable('refunds')}
    ${recordTable('disputes')}
    ${recordTable('events')}
    ${WEBHOOK_TABLES}
    CREATE TABLE intent_metadata (key TEXT, value TEXT, sequence INTEGER, PRIMARY KEY (key, value, sequence)) WITHOUT ROWID;
    CREATE TABLE settlements (refund TEXT PRIMARY KEY, dueAt INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE answers (
      key TEXT PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL, request TEXT NOT NULL,
      status INTEGER NOT NULL, body TEXT NOT NULL, savedAt INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX answers_by_age ON answers (savedAt);
  `,
};

/** The intents, refunds and disputes on disk. Write only inside a unit of the group commit. */
export class PaymentBooks {
  readonly intents: RecordTable<PaymentIntent>;
  /** Their subject is the intent. */
  readonly refunds: RecordTable<Refund>;
  /** Their subject is the intent. */
  readonly disputes: RecordTable<Dispute>;
  readonly #insertMetadata: StatementSync;
  readonly #byMetadata: StatementSync;
  readonly #settle: StatementSync;
  readonly #settled: StatementSync;
  readonly #due: StatementSync;
  readonly #nextDue: StatementSync;
  readonly #expired: StatementSync;

  constructor(database: DatabaseSync) {
    this.intents = new RecordTable(database, 'intents', PaymentIntent);
    this.refunds = new RecordTable(database, 'refunds', Refund);
    this.disputes = new RecordTable(database, 'disputes', Dispute);
    this.#insertMetadata = database.prepare('INSERT INTO intent_metadata VALUES (?, ?, ?)');
    this.#byMetadata = database.prepare(
      'SELECT record FROM intent_metadata JOIN intents USING (sequence) WHERE key = ? AND value = ? ORDER BY sequence',
    );
    this.#settle = database.prepare('INSERT INTO settlements VALUES (?, ?)');
    this.#settled = database.prepare('DELETE FROM settlements WHERE refund = ?');
    this.#due = database.prepare('SELECT refund FROM settlements WHERE dueAt <= ? ORDER BY dueAt');
    // Not part of the schema: files that were written before there was an expiry get it too.
    database.exec(`CREATE INDEX IF NOT EXISTS intents_by_expiry ON intents (${EXPIRY}) WHERE ${EXPIRES}`);
    this.#expired = database.prepare(
      `SELECT record FROM intents WHERE ${EXPIRES} AND ${EXPIRY} <= ? ORDER BY ${EXPIRY}`,
    );
    this.#nextDue = database.prepare('SELECT min(dueAt) AS dueAt FROM settlements');
  }

  add(intent: PaymentIntent): void {
    const sequence = this.intents.add(intent, null);
    for (const [key, value] of Object.entries(intent.metadata)) this.#insertMetadata.run(key, value, sequence);
  }

  /** Metadata never changes after `add`. */
  update(intent: PaymentIntent): void {
    this.intents.update(intent);
  }

  find(id: string): PaymentIntent | undefined {
    return this.intents.find(id);
  }

  /** @returns the intents that have every pair, the oldest first; all intents if there is no pair */
  bearing(pairs: readonly (readonly [string, string])[]): PaymentIntent[] {
    const [first, ...others] = pairs;
    if (first === undefined) return this.intents.all();
    return this.#byMetadata
      .all(...first)
      .map((row) => this.intents.read(row))
      .filter(({ metadata }) => others.every(([key, value]) => metadata[key] === value));
  }

  /** The authorization ends by itself then, if it still holds. `expiresAt` is in milliseconds since 1970. */
  expireLater(id: string, expiresAt: number): void {
    const intent = this.find(id);
    if (intent?.status === 'requires_capture') this.update({ ...intent, expiresAt });
  }

  /** @returns the intents whose authorization ends now */
  expiredAt(now: number): PaymentIntent[] {
    return this.#expired.all(now).map((row) => this.intents.read(row));
  }

  refundsOf(intent: string): Refund[] {
    return this.refunds.page({ ...EVERY, about: intent }) ?? [];
  }

  disputesOf(intent: string): Dispute[] {
    return this.disputes.page({ ...EVERY, about: intent }) ?? [];
  }

  /** The refund's result changes later. `dueAt` is in milliseconds since 1970. */
  settleLater(refund: string, dueAt: number): void {
    this.#settle.run(refund, dueAt);
  }

  noteSettled(refund: string): void {
    this.#settled.run(refund);
  }

  /** @returns the ids of refunds whose result changes now */
  dueRefunds(now: number): string[] {
    return this.#due.all(now).map(({ refund }) => String(refund));
  }

  nextSettlementAt(): number | undefined {
    const dueAt = this.#nextDue.get()?.['dueAt'];
    return typeof dueAt === 'number' ? dueAt : undefined;
  }
}

const EXPIRY = "record->>'$.expiresAt'";
const EXPIRES = `record->>'$.status' = 'requires_capture' AND ${EXPIRY} IS NOT NULL`;
const EVERY: PageRequest = { limit: -1 };
