import type { Envelope } from './envelope.ts';

export const tables = [
  'AppRequests',
  'AppDependencies',
  'AppTraces',
  'AppExceptions',
  'AppMetrics',
  'AppEvents',
  'AppAvailabilityResults',
  // Not by ingestion: the gateway writes it.
  'ApiManagementGatewayLogs',
] as const;
export type TableName = (typeof tables)[number];

/** A row by the names of its columns: https://learn.microsoft.com/azure/azure-monitor/reference/tables/apprequests and its siblings. */
export interface TableRow {
  table: TableName;
  columns: Record<string, unknown> & { TimeGenerated: string; OperationId: string };
}

/** The table row of an item, as Azure Monitor stores it. */
export function tableRow({ time, iKey, sampleRate, tags, data }: Envelope): TableRow {
  const { baseData } = data;
  const common = {
    TimeGenerated: new Date(time).toISOString(),
    OperationId: tags?.['ai.operation.id'] ?? '',
    OperationName: tags?.['ai.operation.name'] ?? '',
    ParentId: tags?.['ai.operation.parentId'] ?? '',
    AppRoleName: tags?.['ai.cloud.role'] ?? '',
    AppRoleInstance: tags?.['ai.cloud.roleInstance'] ?? '',
    SDKVersion: tags?.['ai.internal.sdkVersion'] ?? '',
    IKey: iKey,
    ItemCount: Math.round(100 / (sampleRate ?? 100)),
    Properties: baseData.properties ?? {},
  };
  // Only metrics have none.
  const measurements = data.baseType === 'MetricData' ? {} : { Measurements: baseData.measurements ?? {} };
  return row({ ...common, ...measurements }, data);
}

function row(common: TableRow['columns'], data: Envelope['data']): TableRow {
  switch (data.baseType) {
    case 'RequestData': {
      const { name, id, duration, success, responseCode: ResultCode, url, source } = data.baseData;
      const own = { Name: name ?? '', Id: id, ResultCode, Url: url ?? '', Source: source ?? '' };
      return { table: 'AppRequests', columns: { ...common, ...own, Success: success ?? true, ...timed(duration) } };
    }
    case 'RemoteDependencyData': {
      const { name, id, duration, success, resultCode, data: Data, type, target } = data.baseData;
      const own = { Name: name, Id: id ?? '', ResultCode: resultCode ?? '', Data: Data ?? '', Target: target ?? '' };
      const rest = { DependencyType: type ?? '', Success: success ?? true, ...timed(duration) };
      return { table: 'AppDependencies', columns: { ...common, ...own, ...rest } };
    }
    case 'MessageData': {
      const { message: Message, severityLevel } = data.baseData;
      return { table: 'AppTraces', columns: { ...common, Message, SeverityLevel: levelOf(severityLevel) } };
    }
    case 'ExceptionData':
      return { table: 'AppExceptions', columns: { ...common, ...exceptionColumns(data.baseData) } };
    case 'MetricData': {
      const [metric] = data.baseData.metrics;
      const { name = '', value = 0, count, min, max } = metric ?? {};
      const own = { Name: name, Sum: value, ItemCount: count ?? 1, Min: min ?? value, Max: max ?? value };
      return { table: 'AppMetrics', columns: { ...common, ...own } };
    }
    case 'EventData':
      return { table: 'AppEvents', columns: { ...common, Name: data.baseData.name } };
    case 'AvailabilityData': {
      const { name, id, success, duration, runLocation, message } = data.baseData;
      const own = { Name: name, Id: id, Success: success, Location: runLocation ?? '', Message: message ?? '' };
      return { table: 'AppAvailabilityResults', columns: { ...common, ...own, ...timed(duration) } };
    }
  }
}

function exceptionColumns({ exceptions, severityLevel, problemId }: ExceptionData) {
  const outer = exceptions[0];
  const innermost = exceptions.at(-1);
  return {
    ExceptionType: outer?.typeName ?? '',
    OuterType: outer?.typeName ?? '',
    OuterMessage: outer?.message ?? '',
    InnermostType: innermost?.typeName ?? '',
    InnermostMessage: innermost?.message ?? '',
    ProblemId: problemId ?? outer?.typeName ?? '',
    SeverityLevel: levelOf(severityLevel),
    Details: exceptions.map(({ typeName, message, stack }) => ({ type: typeName, message, rawStack: stack ?? '' })),
  };
}
type ExceptionData = Extract<Envelope['data'], { baseType: 'ExceptionData' }>['baseData'];

const levels = ['Verbose', 'Information', 'Warning', 'Error', 'Critical'];

/** SeverityLevel is a number in the tables, and a name on the wire. */
function levelOf(name: string | null | undefined): number | null {
  const level = levels.indexOf(name ?? '');
  return level < 0 ? null : level;
}

/** @param duration a .NET TimeSpan: `[d.]hh:mm:ss[.fffffff]` */
function timed(duration: string): { DurationMs: number } {
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/.exec(duration);
  const [, days = 0, hours = 0, minutes = 0, seconds = 0, fraction = ''] = match ?? [];
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return { DurationMs: whole * 1_000 + Number(fraction.padEnd(7, '0')) / 10_000 };
}
