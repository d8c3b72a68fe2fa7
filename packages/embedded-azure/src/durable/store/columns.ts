import type { SQLOutputValue } from 'node:sqlite';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';

type Row = Record<string, SQLOutputValue>;

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new StateFileError(`column ${column}: expected text, found ${typeof value}`);
}

export function nullableText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new StateFileError(`column ${column}: expected an integer, found ${typeof value}`);
}
