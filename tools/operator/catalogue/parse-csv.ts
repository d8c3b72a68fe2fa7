import { type CsvError, parse } from 'csv-parse/sync';
import type { FileFault } from './file-fault.ts';
import { checkProduct, type ReadProduct } from './file-product.ts';

/** One row is one price of a product. */
export const COLUMNS = ['sku', 'name', 'price', 'currency', 'priceList', 'validFrom', 'stock', 'lowStockAt'] as const;
const REQUIRED: readonly string[] = COLUMNS.slice(0, 4);

interface Row {
  record: Record<string, string>;
  line: number;
}

/** What the parser returns with `info`. */
interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/** Reads products from CSV (RFC 4180). All faults are returned, each with its line. */
export function parseCsv(text: string): ReadProduct[] {
  const faults: FileFault[] = [];
  let header: readonly string[] = [];
  const parsed = parse(text, {
    bom: true,
    columns(names: string[]) {
      header = names.map((name) => name.trim());
      return [...header];
    },
    trim: true,
    skip_empty_lines: true,
    info: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      faults.push({ line: Number(error?.['lines'] ?? 1), message: explain(error) });
      return undefined;
    },
  });
  const rows = (parsed as unknown as Parsed[]).map(({ record, info }): Row => ({ record, line: info.lines }));
  const ofHeader = checkHeader(header);
  if (ofHeader.length > 0) return [{ faults: ofHeader }];
  const products = [...Map.groupBy(rows, ({ record }) => record['sku'] ?? '').values()].map(readProduct);
  return [...products, ...(faults.length > 0 ? [{ faults }] : [])];
}

function checkHeader(header: readonly string[]): FileFault[] {
  const all = `the columns are ${COLUMNS.join(', ')}`;
  const known: readonly string[] = COLUMNS;
  const unknown = header
    .filter((name) => !known.includes(name))
    .map((name) => `has an unknown column “${name}”: ${all}`);
  const missing = REQUIRED.filter((name) => !header.includes(name)).map((name) => `has no column “${name}”: ${all}`);
  const twice = header.filter((name, n) => header.indexOf(name) !== n).map((name) => `has the column “${name}” twice`);
  return [...unknown, ...missing, ...twice].map((message) => ({ line: 1, message }));
}

function explain(error: CsvError | undefined): string {
  switch (error?.code) {
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'has another number of columns than the first line';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'begins a quoted text that never ends';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'has a quote in the middle of a text: quote the whole text and double the quotes in it';
    default:
      return `can't be read: ${error?.message ?? 'unknown'}`;
  }
}

function readProduct(rows: readonly Row[]): ReadProduct {
  const [first] = rows;
  if (first === undefined) return { faults: [] };
  const { sku = '', name = '' } = first.record;
  const faults: FileFault[] = [];
  for (const { record, line } of rows.slice(1)) {
    if (record['name'] === name) continue;
    faults.push({ line, message: `name differs from the one of ${sku} in line ${first.line}` });
  }
  const prices = rows.map(({ record, line }) => {
    const amount = amountOf(record['price'] ?? '');
    if (amount === undefined) faults.push({ line, message: 'price must have two decimals, such as 12.99' });
    const { currency, priceList, validFrom } = record;
    return { amount: amount ?? 1, currency, ...(priceList ? { priceList } : {}), ...(validFrom ? { validFrom } : {}) };
  });
  const units = { ...readUnits('stock', rows, faults), ...readUnits('lowStockAt', rows, faults) };
  const value = { sku, name, prices, ...units };
  const checked = checkProduct(
    value,
    first.line,
    rows.map(({ line }) => line),
  );
  if (faults.length === 0) return checked;
  const more = 'faults' in checked ? checked.faults : [];
  return { faults: [...faults, ...more.filter(({ message }) => !/^(stock|lowStockAt)/.test(message))] };
}

/** A number of units that belongs to the product: each row that has it has the same. */
function readUnits(name: 'stock' | 'lowStockAt', rows: readonly Row[], faults: FileFault[]): Record<string, number> {
  const having = rows.filter(({ record }) => record[name]);
  const [first] = having;
  if (first === undefined) return {};
  const text = first.record[name];
  for (const { record, line } of having) {
    if (!/^\d{1,10}$/.test(record[name] ?? '')) faults.push({ line, message: `${name} must be a whole number` });
    else if (record[name] !== text) faults.push({ line, message: `${name} differs from line ${first.line}` });
  }
  return { [name]: Number(text) };
}

function amountOf(text: string): number | undefined {
  const [, units, cents = '00'] = /^(\d{1,9})(?:\.(\d{2}))?$/.exec(text) ?? [];
  return units === undefined ? undefined : Number(units) * 100 + Number(cents);
}
