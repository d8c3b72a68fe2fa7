import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { pathOf, propertyOf } from './sql-of-column.ts';
import { type StoredRow, storedRow } from './stored-row.ts';

export interface StoredLog extends StoredRow {
  id: number;
}

export interface LogConditions {
  limit: number;
  /** How many of the newest items are looked at. */
  lookBack: number;
  leastSeverity: number;
  text: string;
  operationId?: string | undefined;
  properties: Readonly<Record<string, string>>;
}

export interface SampleQuery {
  source: { metric: string } | { table: 'AppRequests' | 'AppDependencies' };
  /** As in TimeGenerated. */
  since: string;
  split?: string | undefined;
  limit: number;
}

export interface Sample {
  atMs: number;
  sum: number;
  count: number;
  min: number;
  max: number;
  part: string | undefined;
}

export const NAME = "json_extract(columns, '$.Name')";
export const TIME = "json_extract(columns, '$.TimeGenerated')";
/** An exception is an error unless it says otherwise, a line without a severity is information. */
const SEVERITY = "coalesce(json_extract(columns, '$.SeverityLevel'), iif(table_name = 'AppExceptions', 3, 1))";
const WORDS = `coalesce(json_extract(columns, '$.Message'),
  concat_ws(' ', json_extract(columns, '$.ExceptionType'), json_extract(columns, '$.OuterMessage'), json_extract(columns, '$.Details')))`;
/** They change no content, so that a file without them gets them. */
export const INDEXES = `
  CREATE INDEX IF NOT EXISTS metric_by_time ON item (${NAME}, ${TIME}) WHERE table_name = 'AppMetrics';
  CREATE INDEX IF NOT EXISTS request_by_time ON item (${TIME}) WHERE table_name = 'AppRequests';
  CREATE INDEX IF NOT EXISTS dependency_by_time ON item (${TIME}) WHERE table_name = 'AppDependencies';
`;

/** What a span has to have. */
export interface SpanFilter {
  /** A part of its name, in any case. */
  name?: string | undefined;
  properties?: Readonly<Record<string, string>>;
  /** Whether its operation also has a request that is no read, or failed. */
  isOfWrite?: boolean;
  /** Only operations whose matching spans are all older than this item; 0 for all. */
  before?: number;
  /** How many of the newest items are looked at. */
  lookBack: number;
}

/** Finds rows by what is in them. */
export class TelemetrySearch {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * The operations that have a matching span, those with the newest matching span first, each once.
   *
   * @param filter what a span has to have
   * @returns each with the item that is its newest matching span
   */
  *operations(filter: SpanFilter): Generator<{ operationId: string; item: number }> {
    const { before = 0, lookBack } = filter;
    const { sql, values } = spanCondition('item', filter);
    const newer = spanCondition('newer', filter);
    // In the order of arrival, so that the first matches end the search: no index of a table, which would be sorted first.
    const ofPage =
      before === 0
        ? { sql: '', values: [] }
        : {
            sql: `AND id < ? AND NOT EXISTS (SELECT 1 FROM item AS newer
              WHERE newer.operation_id = item.operation_id AND newer.id >= ? AND ${newer.sql})`,
            values: [before, before, ...newer.values],
          };
    const query = `SELECT id, operation_id FROM item WHERE id > (SELECT max(id) FROM item) - ? AND ${sql} ${ofPage.sql}
      ORDER BY id DESC`;
    const seen = new Set<string>();
    for (const row of this.#database.prepare(query).iterate(lookBack, ...values, ...ofPage.values)) {
      const operationId = String(row['operation_id']);
      if (seen.has(operationId)) continue;
      seen.add(operationId);
      yield { operationId, item: Number(row['id']) };
    }
  }

  /** Lines and exceptions that match, the newest first. */
  logs({ limit, lookBack, leastSeverity, text, operationId, properties }: LogConditions): StoredLog[] {
    const keys = Object.keys(properties);
    const conditions = [
      ...keys.map((key) => [`${propertyOf(key)} = ?`, properties[key] ?? ''] as const),
      ...(operationId === undefined ? [] : [['operation_id = ?', operationId] as const]),
      ...(leastSeverity === 0 ? [] : [[`${SEVERITY} >= ?`, leastSeverity] as const]),
      ...(text === '' ? [] : [[`instr(lower(${WORDS}), ?) > 0`, text.toLowerCase()] as const]),
    ];
    const query = `SELECT * FROM item WHERE table_name = ? AND id > (SELECT max(id) FROM item) - ?
      ${conditions.map(([sql]) => `AND ${sql}`).join(' ')} ORDER BY id DESC LIMIT ?`;
    const values = conditions.map(([, value]) => value);
    return ['AppTraces', 'AppExceptions']
      .flatMap((table) => this.#all(query, table, lookBack, ...values, limit))
      .map((row) => ({ id: Number(row['id']), ...storedRow(row) }))
      .sort((one, other) => other.id - one.id)
      .slice(0, limit);
  }

  /**
   * What was measured since a time, the newest first.
   *
   * @param source a metric by its name, or all spans of a table by their durations
   * @param split the column, or `Properties.<name>`, whose values are told apart
   */
  samples({ source, since, split, limit }: SampleQuery): Sample[] {
    const isMetric = 'metric' in source;
    const condition = isMetric ? `table_name = 'AppMetrics' AND ${NAME} = ?` : `table_name = '${source.table}'`;
    const sum = isMetric ? "json_extract(columns, '$.Sum')" : "json_extract(columns, '$.DurationMs')";
    const count = isMetric ? "json_extract(columns, '$.ItemCount')" : '1';
    const least = isMetric ? "json_extract(columns, '$.Min')" : sum;
    const most = isMetric ? "json_extract(columns, '$.Max')" : sum;
    const rows = this.#all(
      `SELECT ${TIME} AS at, ${sum} AS sum, ${count} AS count, ${least} AS least, ${most} AS most,
         CAST(${split === undefined ? 'NULL' : 'json_extract(columns, ?)'} AS TEXT) AS part
       FROM item WHERE ${condition} AND ${TIME} >= ? ORDER BY ${TIME} DESC LIMIT ?`,
      ...(split === undefined ? [] : [pathOf(split)]),
      ...(isMetric ? [source.metric] : []),
      since,
      limit,
    );
    return rows.map(({ at, sum, count, least, most, part }) => ({
      atMs: Date.parse(String(at)),
      sum: Number(sum),
      count: Number(count),
      min: Number(least),
      max: Number(most),
      part: part === null ? undefined : String(part),
    }));
  }

  #all(query: string, ...values: SQLInputValue[]) {
    return this.#database.prepare(query).all(...values);
  }
}

/** What makes a row of `item` a span that matches. @param row the table's name in the query */
function spanCondition(row: string, { name, properties = {}, isOfWrite = false }: SpanFilter) {
  const keys = Object.keys(properties);
  const conditions = [
    // A `+` keeps the index of operations out of it.
    `+${row}.table_name IN ('AppRequests', 'AppDependencies') AND +${row}.operation_id <> ''`,
    ...keys.map((key) => `${propertyOf(key)} = ?`),
    ...(name === undefined ? [] : [`instr(lower(json_extract(${row}.columns, '$.Name')), ?) > 0`]),
    ...(isOfWrite
      ? [
          `EXISTS (SELECT 1 FROM item AS request
            WHERE request.operation_id = ${row}.operation_id AND request.table_name = 'AppRequests'
            AND (json_extract(request.columns, '$.Name') NOT LIKE 'GET %'
              OR CAST(json_extract(request.columns, '$.ResultCode') AS INTEGER) >= 500))`,
        ]
      : []),
  ];
  const values = [...keys.map((key) => properties[key] ?? ''), ...(name === undefined ? [] : [name.toLowerCase()])];
  return { sql: conditions.join(' AND '), values };
}
