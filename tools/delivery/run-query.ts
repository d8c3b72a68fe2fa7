import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';

const folder = join(import.meta.dirname, '..', '..', 'infra', 'queries');
const Answer = z.object({
  tables: z.tuple(
    [z.object({ columns: z.array(z.object({ name: z.string() })), rows: z.array(z.array(z.unknown())) })],
    z.unknown(),
  ),
});
/** The resource of a token for queries. */
export const logAnalytics = 'https://api.loganalytics.azure.com';
export type Row = Record<string, unknown>;

/** Finds the workspace for queries, by the id that its API uses. */
export async function findWorkspace(az: AzureCli, resourceGroup: string): Promise<string> {
  const list = ['monitor', 'log-analytics', 'workspace', 'list', '--resource-group', resourceGroup];
  const workspaces = await az.ask(z.array(z.guid()), [...list, '--query', '[].customerId']);
  const [workspace] = workspaces;
  if (workspace === undefined || workspaces.length > 1) {
    throw new Error(`resource group ${resourceGroup} has ${workspaces.length} Log Analytics workspaces instead of one`);
  }
  return workspace;
}

/**
 * Runs a query of infra/queries.
 * @param values that replace those in its `let` lines: KQL literals by name
 * @throws Error when the query has no such line
 */
export async function runQuery(
  az: AzureCli,
  workspace: string,
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const query = Object.entries(values).reduce(
    (text, [key, value]) => {
      const line = new RegExp(`^let ${key} = .*;`, 'm');
      if (!line.test(text)) throw new Error(`query ${name} has no line that starts with let ${key} =`);
      return text.replace(line, () => `let ${key} = ${value};`);
    },
    readFileSync(join(folder, `${name}.kql`), 'utf8'),
  );
  const url = `${logAnalytics}/v1/workspaces/${workspace}/query`;
  const call = ['rest', '--method', 'post', '--url', url, '--resource', logAnalytics];
  const { tables } = await az.ask(Answer, call, { body: { query } });
  const [{ columns, rows }] = tables;
  return rows.map((row) => Object.fromEntries(columns.map(({ name: column }, n) => [column, row[n]])));
}

/** Writes a text as a KQL literal. */
export const kqlText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
