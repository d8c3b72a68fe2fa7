import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';
import { WEBHOOK_TABLES } from '../webhooks/webhook-outbox.ts';
import { ShipmentRecord } from './shipment.ts';

export const SCHEMA: DatabaseSchema = {
  version: 2,
  create: `
    CREATE TABLE shipments (sequence INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
    ${WEBHOOK_TABLES}
  `,
};

/** The shipments on disk. Write only inside a unit of the group commit. */
export class ShipmentBooks {
  readonly #put: StatementSync;
  readonly #find: StatementSync;
  readonly #all: StatementSync;

  constructor(database: DatabaseSync) {
    this.#put = database.prepare(
      'INSERT INTO shipments (reference, record) VALUES (?, ?) ON CONFLICT (reference) DO UPDATE SET record = excluded.record',
    );
    this.#find = database.prepare('SELECT record FROM shipments WHERE reference = ?');
    this.#all = database.prepare('SELECT record FROM shipments ORDER BY sequence');
  }

  put(record: ShipmentRecord): void {
    this.#put.run(record.reference, JSON.stringify(record));
  }

  find(reference: string): ShipmentRecord | undefined {
    const row = this.#find.get(reference);
    return row === undefined ? undefined : read(row);
  }

  /** @returns all shipments, the oldest first */
  all(): ShipmentRecord[] {
    return this.#all.all().map(read);
  }
}

function read(row: Record<string, unknown>): ShipmentRecord {
  return ShipmentRecord.parse(JSON.parse(String(row['record'])));
}
