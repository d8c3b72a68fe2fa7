import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';
import { WEBHOOK_TABLES } from '../webhooks/webhook-outbox.ts';
import { nextMoveAt, Progress } from './progress.ts';
import { ShipmentRecord } from './shipment.ts';

export const SCHEMA: DatabaseSchema = {
  version: 2,
  create: `
    CREATE TABLE shipments (
      sequence INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, record TEXT NOT NULL,
      changed INTEGER NOT NULL, updatedAt INTEGER NOT NULL, moveAt INTEGER
    );
    CREATE INDEX shipments_by_change ON shipments (changed);
    CREATE INDEX shipments_by_age ON shipments (updatedAt, changed);
    CREATE INDEX shipments_by_move ON shipments (moveAt) WHERE moveAt IS NOT NULL;
    CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), progress TEXT NOT NULL);
    ${WEBHOOK_TABLES}
  `,
};

/** A shipment and its place in the list of changes. */
export interface Changed {
  readonly record: ShipmentRecord;
  readonly changed: number;
}

/** The shipments on disk. Write only inside a unit of the group commit. */
export class ShipmentBooks {
  readonly #put: StatementSync;
  readonly #find: StatementSync;
  readonly #all: StatementSync;
  readonly #page: StatementSync;
  readonly #due: StatementSync;
  readonly #setMove: StatementSync;
  readonly #readProgress: StatementSync;
  readonly #setProgress: StatementSync;
  readonly #stop: StatementSync;

  constructor(database: DatabaseSync) {
    this.#put = database.prepare(`
      INSERT INTO shipments (reference, record, changed, updatedAt, moveAt)
      VALUES (?, ?, (SELECT coalesce(max(changed), 0) + 1 FROM shipments), ?, ?)
      ON CONFLICT (reference) DO UPDATE SET
        record = excluded.record, changed = excluded.changed, updatedAt = excluded.updatedAt, moveAt = excluded.moveAt
    `);
    this.#find = database.prepare('SELECT record FROM shipments WHERE reference = ?');
    this.#all = database.prepare('SELECT record FROM shipments ORDER BY sequence');
    this.#page = database.prepare(`
      SELECT record, changed FROM shipments
      WHERE changed > ? AND changed >= (SELECT min(changed) FROM shipments WHERE updatedAt >= ?)
        AND json_extract(record, '$.shipment') IS NOT NULL
      ORDER BY changed LIMIT ?
    `);
    this.#due = database.prepare('SELECT record FROM shipments WHERE moveAt <= ? ORDER BY moveAt LIMIT 100');
    this.#setMove = database.prepare('UPDATE shipments SET moveAt = ? WHERE reference = ?');
    this.#readProgress = database.prepare('SELECT progress FROM progress');
    this.#setProgress = database.prepare('INSERT OR REPLACE INTO progress VALUES (1, ?)');
    this.#stop = database.prepare('DELETE FROM progress');
  }

  put(record: ShipmentRecord, at: number): void {
    const moveAt = record.shipment === null ? null : nextMoveAt(record.shipment, this.progress());
    this.#put.run(record.reference, JSON.stringify(record), at, moveAt);
  }

  find(reference: string): ShipmentRecord | undefined {
    const row = this.#find.get(reference);
    return row === undefined ? undefined : read(row);
  }

  /** @returns all shipments, the oldest first */
  all(): ShipmentRecord[] {
    return this.#all.all().map(read);
  }

  /** @returns shipments in the order of their last change, after a place of an earlier page, and since a time */
  changes({ after, since, limit }: { after: number; since: number; limit: number }): Changed[] {
    const rows = this.#page.all(after, since, limit);
    return rows.map((row) => ({ record: read(row), changed: Number(row['changed']) }));
  }

  /** @returns what moves by itself now */
  due(now: number): ShipmentRecord[] {
    return this.#due.all(now).map(read);
  }

  /** @returns undefined if nothing moves by itself */
  progress(): Progress | undefined {
    const row = this.#readProgress.get();
    return row === undefined ? undefined : Progress.parse(JSON.parse(String(row['progress'])));
  }

  /** Applies to all shipments, also to those that were booked before. */
  setProgress(progress: Progress | undefined): void {
    if (progress === undefined) this.#stop.run();
    else this.#setProgress.run(JSON.stringify(progress));
    for (const { reference, shipment } of this.all()) {
      if (shipment !== null) this.#setMove.run(nextMoveAt(shipment, progress), reference);
    }
  }
}

function read(row: Record<string, unknown>): ShipmentRecord {
  return ShipmentRecord.parse(JSON.parse(String(row['record'])));
}
