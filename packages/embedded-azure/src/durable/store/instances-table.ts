import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { z } from 'zod';
import { ParentInstance } from '../engine/history-event.ts';
import { integer, nullableText, text } from './columns.ts';
import {
  type InstanceRecord,
  RUNTIME_STATUSES,
  type RuntimeStatus,
  TraceContext,
  UNFINISHED,
} from './instance-record.ts';

/** A place in the order of a listing: by creation, then by key. */
export interface ListPosition {
  createdAt: number;
  key: number;
}

export interface InstanceFilter {
  statuses: readonly RuntimeStatus[];
  /** Milliseconds since the epoch, inclusive. */
  createdFrom: number;
  createdTo: number;
  instanceIdPrefix: string;
}

const Parent = ParentInstance.nullable();
const Trace = TraceContext.nullable();

export class InstancesTable {
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #delete: StatementSync;
  readonly #find: StatementSync;
  readonly #byStatus: StatementSync;
  readonly #page: StatementSync;
  #nextKey: number;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO instances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#update = database.prepare(
      'UPDATE instances SET execution_id = ?, status = ?, updated_at = ?, custom_status = ?, input = ?, output = ? WHERE key = ?',
    );
    this.#delete = database.prepare('DELETE FROM instances WHERE key = ?');
    this.#find = database.prepare('SELECT * FROM instances WHERE instance_id = ?');
    this.#byStatus = database.prepare('SELECT * FROM instances WHERE status = ? ORDER BY created_at, key');
    this.#page = database.prepare(`
      SELECT * FROM instances
      WHERE status = ?1 AND created_at BETWEEN ?2 AND ?3 AND (created_at, key) > (?4, ?5)
        AND substr(instance_id, 1, length(?6)) = ?6
      ORDER BY created_at, key LIMIT ?7`);
    const last = database.prepare('SELECT max(key) AS last FROM instances').get()?.['last'];
    this.#nextKey = 1 + (typeof last === 'number' ? last : 0);
  }

  newKey(): number {
    return this.#nextKey++;
  }

  insert(record: InstanceRecord): void {
    this.#insert.run(
      record.key,
      record.instanceId,
      record.executionId,
      record.name,
      record.version,
      record.status,
      record.parent && JSON.stringify(record.parent),
      record.createdAt,
      record.updatedAt,
      record.customStatus,
      record.input,
      record.output,
      record.traceContext && JSON.stringify(record.traceContext),
    );
  }

  update(record: InstanceRecord): void {
    const { executionId, status, updatedAt, customStatus, input, output, key } = record;
    this.#update.run(executionId, status, updatedAt, customStatus, input, output, key);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }

  find(instanceId: string): InstanceRecord | undefined {
    const row = this.#find.get(instanceId);
    return row && toRecord(row);
  }

  unfinished(): InstanceRecord[] {
    return UNFINISHED.flatMap((status) => this.#byStatus.all(status).map(toRecord));
  }

  /**
   * The next instances of a listing, the oldest first. It uses one index range per status, so the cost of a page
   * depends only on its size.
   */
  list(filter: InstanceFilter, after: ListPosition, limit: number): InstanceRecord[] {
    const { createdTo, instanceIdPrefix } = filter;
    const createdFrom = Math.max(filter.createdFrom, after.createdAt);
    return filter.statuses
      .flatMap((status) =>
        this.#page.all(status, createdFrom, createdTo, after.createdAt, after.key, instanceIdPrefix, limit),
      )
      .map(toRecord)
      .sort((a, b) => a.createdAt - b.createdAt || a.key - b.key)
      .slice(0, limit);
  }
}

const Status = z.enum(RUNTIME_STATUSES);

function toRecord(row: Record<string, SQLOutputValue>): InstanceRecord {
  const status = Status.safeParse(row['status']);
  if (!status.success) throw new StateFileError(`column status: unknown status ${row['status']}`);
  return {
    key: integer(row, 'key'),
    instanceId: text(row, 'instance_id'),
    executionId: text(row, 'execution_id'),
    name: text(row, 'name'),
    version: text(row, 'version'),
    status: status.data,
    parent: Parent.parse(JSON.parse(nullableText(row, 'parent') ?? 'null')),
    createdAt: integer(row, 'created_at'),
    updatedAt: integer(row, 'updated_at'),
    customStatus: nullableText(row, 'custom_status'),
    input: nullableText(row, 'input'),
    output: nullableText(row, 'output'),
    traceContext: Trace.parse(JSON.parse(nullableText(row, 'trace_context') ?? 'null')),
  };
}
