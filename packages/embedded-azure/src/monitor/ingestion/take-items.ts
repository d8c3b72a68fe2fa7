import { Envelope } from './envelope.ts';
import { type TableRow, tableRow } from './table-row.ts';

export interface TakenItems {
  rows: TableRow[];
  /** As the ingestion answers: a partial success names what it did not take, and whether to send it again. */
  answer: { itemsReceived: number; itemsAccepted: number; errors: ItemError[] };
  status: 200 | 206 | 400;
}

export interface ItemError {
  /** Of the item, from 0. */
  index: number;
  statusCode: number;
  message: string;
}

/**
 * Reads a body: a JSON array of envelopes, or one envelope a line.
 *
 * @param refuse says of each accepted item whether a fault refuses it
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

/** What is no JSON is one item that can't be read. */
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
