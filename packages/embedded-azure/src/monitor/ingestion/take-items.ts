import { Envelope } from './envelope.ts';
import { type TableRow, tableRow } from './table-row.ts';

export interface TakenItems {
  rows: TableRow[];
  /** The ingestion's answer: a partial success lists the refused items, and whether to send them again. */
  answer: { itemsReceived: number; itemsAccepted: number; errors: ItemError[] };
  status: 200 | 206 | 400;
}

export interface ItemError {
  /** The index of the item, from 0. */
  index: number;
  statusCode: number;
  message: string;
}

/**
 * Reads a body: a JSON array of envelopes, or one envelope per line.
 *
 * @param refuse returns an error if a fault refuses an accepted item
 */
export function takeItems(
  body: string,
  instrumentationKey: string,
  refuse: (index: number) => ItemError | undefined,
): TakenItems {
  const items = itemsIn(body);
  const rows: TableRow[] = [];
  const errors: ItemError[] = [];
  for (const [index, item] of items.entries()) {
    const taken = take(item, index, instrumentationKey);
    const refused = 'message' in taken ? taken : refuse(index);
    if (refused) errors.push(refused);
    else if ('table' in taken) rows.push(taken);
  }
  const answer = { itemsReceived: items.length, itemsAccepted: rows.length, errors };
  const isPartial = errors.length > 0 && (rows.length > 0 || errors.some(({ statusCode }) => statusCode >= 429));
  return { rows, answer, status: errors.length === 0 ? 200 : isPartial ? 206 : 400 };
}

function take(item: unknown, index: number, instrumentationKey: string): TableRow | ItemError {
  const parsed = Envelope.safeParse(item);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { index, statusCode: 400, message: `102: ${issue?.path.join('.')}: ${issue?.message}` };
  }
  if (parsed.data.iKey !== instrumentationKey)
    return { index, statusCode: 400, message: 'Invalid instrumentation key' };
  return tableRow(parsed.data);
}

/** Text that is not JSON counts as one unreadable item. */
function itemsIn(body: string): unknown[] {
  const whole = jsonIn(body);
  if (Array.isArray(whole)) return whole;
  return body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [jsonIn(line)]));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
