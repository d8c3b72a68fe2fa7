import type { Formatter, Threshold } from '../../../../monitoring/workbook.ts';
import { toneOf } from './tone-of.ts';
import { writeValue } from './write-value.ts';

/** A cell as a workbook shows it. */
export interface Formatted {
  text: string;
  tone?: 'good' | 'bad' | 'warn';
}

/** The setting for a column: the first that matches its name. */
export function formatterOf(column: string, formatters: readonly Formatter[] = []): Formatter | undefined {
  return formatters.find(({ columnMatch }) => new RegExp(`^(${columnMatch})$`).test(column));
}

/** @param type the column's, as KQL names it; spans of time are milliseconds */
export function applyFormatter(value: unknown, type: string, formatter: Formatter | undefined): Formatted {
  const text = plainText(value, type, formatter);
  const grid = formatter?.formatter === 18 ? (formatter.formatOptions?.thresholdsGrid ?? []) : [];
  const threshold = grid.find((one) => holds(one, value));
  if (threshold === undefined) return { text };
  const tone = toneOf(threshold.representation);
  const said = threshold.text.replace('{0}', () => text).replace('{1}', '') || text;
  return { text: said, ...(tone === undefined ? {} : { tone }) };
}

function plainText(value: unknown, type: string, formatter: Formatter | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  if (type === 'timespan') return writeValue(value, { unit: 23, options: { style: 'decimal' } });
  return writeValue(value, formatter?.numberFormat);
}

function holds({ operator, thresholdValue }: Threshold, value: unknown): boolean {
  if (operator === 'Default') return true;
  if (value === null || value === undefined) return false;
  if (operator === '==') return String(value) === thresholdValue;
  if (operator === '!=') return String(value) !== thresholdValue;
  if (operator === 'startsWith') return String(value).startsWith(thresholdValue ?? '');
  const [left, right] = [Number(value), Number(thresholdValue)];
  if (operator === '>') return left > right;
  if (operator === '>=') return left >= right;
  return operator === '<' ? left < right : left <= right;
}
