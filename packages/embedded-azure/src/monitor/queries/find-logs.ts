import type { Columns } from '../store/stored-row.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import type { LogLine } from './query-answers.ts';

export interface LogFilter {
  limit: number;
  /** 0 for Verbose to 4 for Critical. */
  leastSeverity: number;
  /** A part of the message, in any case; of an exception also of its type and stack. */
  text: string;
  operationId?: string | undefined;
  properties: Readonly<Record<string, string>>;
}

/** How many of the newest items a search looks at. */
const LOOK_BACK = 60_000;

/** Lines and exceptions that match, the newest first. */
export function findLogs(filter: LogFilter, store: TelemetryStore): LogLine[] {
  return store.search.logs({ ...filter, lookBack: LOOK_BACK }).map(({ id, table, columns }) => {
    const line = {
      id,
      at: columns.TimeGenerated,
      severity: severityOf(table, columns),
      operationId: columns.OperationId,
      role: String(columns['AppRoleName'] ?? ''),
      properties: (columns['Properties'] ?? {}) as Record<string, string>,
    };
    if (table !== 'AppExceptions') return { ...line, message: String(columns['Message']) };
    const details = (columns['Details'] ?? []) as { rawStack?: string }[];
    const stack = details.map(({ rawStack = '' }) => rawStack).join('\n\n');
    return {
      ...line,
      message: String(columns['OuterMessage'] || columns['InnermostMessage']),
      exception: { type: String(columns['ExceptionType']), stack },
    };
  });
}

/** An exception is an error unless it says otherwise, a line without a severity is information. */
function severityOf(table: string, columns: Columns): number {
  const given = columns['SeverityLevel'];
  if (typeof given === 'number') return given;
  return table === 'AppExceptions' ? 3 : 1;
}
