import type { TableName, TableRow } from '../ingestion/table-row.ts';

export type Columns = TableRow['columns'];
export interface StoredRow {
  table: TableName;
  columns: Columns;
}

/** A row of the database as it was added. */
export function storedRow(row: Record<string, unknown>): StoredRow {
  return { table: row['table_name'] as TableName, columns: JSON.parse(String(row['columns'])) };
}
