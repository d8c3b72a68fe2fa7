import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type DatabaseSchema, openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import type { TableName, TableRow } from '../ingestion/table-row.ts';
import { pathOf, propertyOf } from './sql-of-column.ts';
import { type Columns, type StoredRow, storedRow } from './stored-row.ts';
import { INDEXES, NAME, TelemetrySearch, TIME } from './telemetry-search.ts';

const schema: DatabaseSchema = {
  version: 1,
  create: `
    CREATE TABLE item (
      id INTEGER PRIMARY KEY,
      table_name TEXT NOT NULL,
      operation_id TEXT NOT NULL,
      columns TEXT NOT NULL
    );
    CREATE INDEX item_by_table ON item (table_name, id);
    CREATE INDEX item_by_operation ON item (operation_id, id);
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  `,
};

/** Rows in the shape of the Log Analytics tables. The oldest are deleted. */
export class TelemetryStore {
  readonly #database: DatabaseSync;
  readonly #mostItems: number;
  readonly #insert: StatementSync;
  readonly search: TelemetrySearch;

  /**
   * @param mostItems how many are kept
   * @param searchKeys names in Properties by which operations are found quickly
   */
  constructor(file: string, mostItems: number, searchKeys: readonly string[] = []) {
    this.#database = openDatabase(file, schema);
    this.#database.exec(INDEXES);
    for (const key of searchKeys) {
      const [name, value] = [`"item_by_${key.replaceAll('"', '')}"`, propertyOf(key)];
      this.#database.exec(`CREATE INDEX IF NOT EXISTS ${name} ON item (${value}, id) WHERE ${value} IS NOT NULL`);
    }
    this.#mostItems = mostItems;
    this.search = new TelemetrySearch(this.#database);
    this.#insert = this.#database.prepare('INSERT INTO item (table_name, operation_id, columns) VALUES (?, ?, ?)');
  }

  /** The key for senders. It belongs to this store and never changes. */
  instrumentationKey(): string {
    this.#database
      .prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run('instrumentationKey', randomUUID());
    return String(this.#all("SELECT value FROM setting WHERE name = 'instrumentationKey'")[0]?.['value']);
  }

  add(rows: readonly TableRow[]): void {
    if (rows.length === 0) return;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { table, columns } of rows) this.#insert.run(table, traceOf(table, columns), JSON.stringify(columns));
      this.#database.prepare('DELETE FROM item WHERE id <= (SELECT max(id) FROM item) - ?').run(this.#mostItems);
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** The first rows of one operation, in the order of arrival. */
  ofOperation(operationId: string, limit = 10_000): StoredRow[] {
    return stored(this.#all('SELECT * FROM item WHERE operation_id = ? ORDER BY id LIMIT ?', operationId, limit));
  }

  /**
   * The newest rows of a table first.
   *
   * @param filters values by column, or by `Properties.<name>`; all must match
   * @param since RFC 3339 in UTC: only rows whose `TimeGenerated` is later
   * @param before only rows that arrived before the one with this `_ItemId`, which all rows have then; 0 begins with the newest
   */
  ofTable(
    table: TableName,
    filters: Readonly<Record<string, string>>,
    limit: number,
    { since = '', before }: { since?: string | undefined; before?: number | undefined } = {},
  ): Columns[] {
    const given = Object.entries(filters);
    const conditions = given.map(() => ' AND CAST(json_extract(columns, ?) AS TEXT) = ?').join('');
    const values = given.flatMap(([column, value]) => [pathOf(column), value]);
    const { Name } = filters;
    // An index is found by its text: with the name of a metric, only its rows are read.
    const from =
      table === 'AppMetrics' && Name !== undefined
        ? `item INDEXED BY metric_by_time WHERE table_name = 'AppMetrics' AND ${NAME} = '${Name.replaceAll("'", "''")}' AND`
        : 'item WHERE';
    const query = `SELECT * FROM ${from} table_name = ?${conditions} AND ${TIME} > ? AND id < ? ORDER BY id DESC LIMIT ?`;
    const rows = this.#all(query, table, ...values, since, before || Number.MAX_SAFE_INTEGER, limit);
    const ids = rows.map(({ id }) => String(id));
    return stored(rows).map(({ columns }, n) =>
      before === undefined ? columns : { ...columns, _ItemId: ids[n] ?? '' },
    );
  }

  /** Each metric that was received, with its dimensions. */
  metrics(): { name: string; dimensions: string[] }[] {
    const rows = this.#all(
      `SELECT DISTINCT json_extract(columns, '$.Name') AS name,
         (SELECT json_group_array(key) FROM (SELECT key FROM json_each(columns, '$.Properties') ORDER BY key)) AS dimensions
       FROM item WHERE table_name = 'AppMetrics' ORDER BY 1, 2`,
    );
    return rows.map(({ name, dimensions }) => ({ name: String(name), dimensions: JSON.parse(String(dimensions)) }));
  }

  /** How many rows each table has, and which columns they have. */
  tables(): { table: string; rows: number; columns: string[] }[] {
    const rows = this.#all(
      `SELECT tally.table_name, rows, columns
       FROM (SELECT table_name, count(*) AS rows, max(id) AS latest FROM item GROUP BY table_name) AS tally
       JOIN item ON item.id = latest ORDER BY tally.table_name`,
    );
    return rows.map(({ table_name, rows: count, columns }) => ({
      table: String(table_name),
      rows: Number(count),
      columns: Object.keys(JSON.parse(String(columns))).sort(),
    }));
  }

  close(): void {
    this.#database.close();
  }

  #all(query: string, ...values: SQLInputValue[]) {
    return this.#database.prepare(query).all(...values);
  }
}

/** In the gateway's rows, `OperationId` is the operation of the API. */
const traceOf = (table: TableName, { OperationId }: Columns) =>
  table === 'ApiManagementGatewayLogs' ? '' : OperationId;

function stored(rows: Record<string, unknown>[]): StoredRow[] {
  return rows.map(storedRow);
}
