import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { type AnalysedQuery, analyseQuery } from './kql/kusto.ts';
import { runnable } from './kql/run-query.ts';
import type { Row } from './kql/scope.ts';
import { NotHereError } from './not-here-error.ts';
import { appTables, platformTables } from './tables.ts';
import type { TelemetryReader, Wanted } from './telemetry-reader.ts';

const tables = { ...appTables, ...platformTables };
/** Only Azure fills these. An empty table would look like an answer. */
const filledByAzure = [
  'AppAvailabilityResults',
  'CDBDataPlaneRequests15M',
  'StorageBlobLogs',
  'Usage',
  '_LogOperation',
];

/**
 * Runs a query of `infra/queries` on what the local monitor has stored.
 *
 * @param query its name
 * @param since the beginning of the time that it looks at, in milliseconds
 * @throws NotHereError if it reads what nothing here sends or more rows than can be read, or uses what the evaluator doesn't know, which is named
 */
export async function runStoredQuery(
  reader: TelemetryReader,
  query: string,
  { since, now }: { since: number; now: number },
): Promise<Row[]> {
  const { run, wanted, source, unknown } = understand(query);
  if (filledByAzure.includes(source)) throw new NotHereError(`only Azure fills the table ${source}`);
  if (unknown !== undefined) throw new NotHereError(`only a deployment knows its ${unknown}`);
  const data: Record<string, Row[]> = {};
  for (const one of wanted) data[one.table] = await reader.rows(one, since);
  try {
    return run(data, now);
  } catch (error) {
    throw new NotHereError(`the local evaluator of KQL: ${error instanceof Error ? error.message : error}`);
  }
}

export interface ResultColumn {
  name: string;
  /** As KQL names it: `datetime`, `real`, `string`. */
  type: string;
}

interface Understood {
  run: ReturnType<typeof runnable>;
  wanted: Wanted[];
  columns: ResultColumn[];
  source: string;
  /** A value that the templates fill in. */
  unknown: string | undefined;
}

const known = new Map<string, Understood>();

/** Parsing takes a tenth of a second: a caller that must not be held up meanwhile does it before. */
export function understand(query: string): Understood {
  const before = known.get(query);
  if (before) return before;
  const text = readFileSync(join(root, 'infra', 'queries', `${query}.kql`), 'utf8');
  const analysed = analyseQuery(text, tables);
  const columns = analysed.columns.map((name, n) => ({ name, type: analysed.types[n] ?? '' }));
  const understood = {
    run: runnable(text, tables),
    wanted: wantedBy(text, analysed),
    columns,
    source: analysed.source,
    unknown: /\{\{(\w+)\}\}/.exec(text)?.[1],
  };
  known.set(query, understood);
  return understood;
}

/** The tables that a query names, and of metrics and calls only those that it asks for by their whole names. */
function wantedBy(text: string, { comparisons }: AnalysedQuery): Wanted[] {
  const code = text.replace(/\/\/.*$/gm, '');
  return Object.keys(tables)
    .filter((table) => new RegExp(`^\\s*${table}\\b`, 'm').test(code))
    .map((table) => {
      const named = comparisons.filter((one) => one.table === table && one.of === 'Name');
      const isByName = named.every(({ operator }) => operator === '==' || operator === 'in');
      const names = [...new Set(named.map(({ text: name }) => name))];
      return isByName && names.length > 0 ? { table, names } : { table };
    });
}
