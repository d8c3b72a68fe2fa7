import { z } from 'zod';
import type { Row } from './kql/scope.ts';
import { NotHereError } from './not-here-error.ts';

/** The monitor answers nothing else while it reads a page. */
const PAGE_ROWS = 5_000;
/** Half of what the monitor keeps by default. */
const MOST_ROWS = 100_000;
const ANSWER_MS = 30_000;
/** How `fetch` and the system name a connection that the other side has closed. */
const CLOSED = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];
const Rows = z.array(z.looseObject({ TimeGenerated: z.iso.datetime(), _ItemId: z.string() }));

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

  /** @throws NotHereError if there are more than 100,000 rows: a part of them would give a wrong answer */
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
    const found: Row[] = [];
    for (let before = '0'; ; ) {
      const page = await this.#page(table, name, before);
      found.push(...page.map((row) => ({ ...row, TimeGenerated: Date.parse(row.TimeGenerated) }) as Row));
      if (found.length > MOST_ROWS) throw new NotHereError(tooMany(table, name));
      if (page.length < PAGE_ROWS) return found;
      before = page.at(-1)?._ItemId ?? '0';
    }
  }

  async #page(table: string, name: string | undefined, before: string): Promise<z.infer<typeof Rows>> {
    const url = new URL(`/api/tables/${table}`, this.#monitorUrl);
    url.searchParams.set('limit', String(PAGE_ROWS));
    url.searchParams.set('since', new Date(this.#since).toISOString());
    url.searchParams.set('before', before);
    if (name !== undefined) url.searchParams.set('Name', name);
    const ask = () => fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    // To understand a query may hold this thread up until the monitor has closed the connection: then another one is needed.
    const answer = await ask().catch((error: unknown) => (isClosed(error) ? ask() : Promise.reject(error)));
    if (!answer.ok) throw new Error(`the monitor answered ${answer.status}: ${await answer.text()}`);
    return Rows.parse(await answer.json());
  }
}

function tooMany(table: string, name: string | undefined): string {
  const rows = name === undefined ? 'rows' : `rows named ${name}`;
  return `${table} has more than ${MOST_ROWS.toLocaleString('en-GB')} ${rows} in the time that the query looks at, and an answer from some of them would be wrong`;
}

function isClosed(error: unknown): boolean {
  const { code } = (error instanceof Error ? error.cause : {}) as { code?: unknown };
  return CLOSED.includes(String(code));
}
