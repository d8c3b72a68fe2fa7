import type { Row } from './kql/scope.ts';
import { NotHereError } from './not-here-error.ts';
import { type Alert, type LogAlert, readAlerts } from './read-alerts.ts';
import { RecentReaders } from './recent-readers.ts';
import { runStoredQuery, understand } from './run-stored-query.ts';

export interface AlertState extends Pick<Alert, 'name' | 'title' | 'severity' | 'runbook'> {
  /** `unknown`: it can't be evaluated here. */
  state: 'fires' | 'quiet' | 'unknown';
  /** What fires: each row is an alert of its own. */
  rows: Row[];
  /** Why it is unknown. */
  because?: string;
}

/**
 * What each alert would say now in Azure, by its own query on the telemetry that the local monitor has. Alerts on metrics of
 * the platform can't be evaluated: nothing here measures these.
 *
 * @param since nothing earlier counts, in milliseconds
 */
export async function evaluateAlerts(monitorUrl: string, now: number, since = 0): Promise<AlertState[]> {
  const alerts = readAlerts();
  for (const alert of alerts) if (alert.kind === 'log') understand(alert.query);
  // Alerts that look back as far share what is read; others would read what is none of theirs.
  const readers = new RecentReaders(monitorUrl);
  const states: AlertState[] = [];
  for (const alert of alerts) {
    const { name, title, severity, runbook } = alert;
    states.push({ name, title, severity, runbook, ...(await evaluate(alert, readers, now, since)) });
  }
  return states;
}

async function evaluate(
  alert: Alert,
  readers: RecentReaders,
  now: number,
  since: number,
): Promise<Pick<AlertState, 'state' | 'rows' | 'because'>> {
  if (alert.kind === 'metric') return { state: 'unknown', rows: [], because: 'a metric of Azure’s platform' };
  try {
    const window = { since: Math.max(since, now - alert.lookBack), now };
    const rows = (await runStoredQuery(readers.reader(window), alert.query, window)).filter((row) =>
      isIncluded(row, alert),
    );
    return { state: rows.length > 0 ? 'fires' : 'quiet', rows };
  } catch (error) {
    if (!(error instanceof NotHereError)) throw error;
    return { state: 'unknown', rows: [], because: error.message };
  }
}

/** Whether the rule takes this row: one that includes only some values of a dimension leaves out the others. */
function isIncluded(row: Row, { dimensions }: LogAlert): boolean {
  return dimensions.every(({ name, values }) => values.includes('*') || values.includes(String(row[name])));
}
