import { z } from 'zod';
import type { Row } from './kql/evaluate-expression.ts';

/** As many rows as the monitor gives at once. */
const MOST_ROWS = 10_000;
const Rows = z.array(z.looseObject({ TimeGenerated: z.iso.datetime() }));

/** What to read of a table. */
export interface Wanted {
  table: string;
  /** Only rows with these values of the column `Name`; all rows without. */
  names?: readonly string[];
}

/** Reads rows from the local monitor, each only once, with times in milliseconds, as the evaluator of queries takes them. */
export class TelemetryReader {
  readonly #monitorUrl: string;
  readonly #since: number;
  readonly #read = new Map<string, Promise<Row[]>>();

  /** @param since only later rows are read */
  constructor(monitorUrl: string, since: number) {
    this.#monitorUrl = monitorUrl;
    this.#since = since;
  }

  /** @throws if there are more rows than the monitor gives: a part of them would give a wrong answer */
  async rows({ table, names }: Wanted, since: number): Promise<Row[]> {
    const found: Row[] = [];
    for (const name of names ?? [undefined]) found.push(...(await this.#rowsOf(table, name)));
    return found.filter((row) => Number(row['TimeGenerated']) > since);
  }

  #rowsOf(table: string, name: string | undefined): Promise<Row[]> {
    const key = `${table} ${name}`;
    const reading = this.#read.get(key) ?? this.#ask(table, name);
    this.#read.set(key, reading);
    return reading;
  }

  async #ask(table: string, name: string | undefined): Promise<Row[]> {
    const url = new URL(`/api/tables/${table}`, this.#monitorUrl);
    url.searchParams.set('limit', String(MOST_ROWS));
    url.searchParams.set('since', new Date(this.#since).toISOString());
    if (name !== undefined) url.searchParams.set('Name', name);
    // To understand a query may hold this thread up until the monitor has closed the connection: then another one is needed.
    const rows = Rows.parse(await (await fetch(url).catch(() => fetch(url))).json());
    if (rows.length === MOST_ROWS) throw new Error(`${table} has more than ${MOST_ROWS} rows in this time`);
    return rows.map((row) => ({ ...row, TimeGenerated: Date.parse(row.TimeGenerated) }) as Row);
  }
}
