import type { RequestLog } from './request-log.ts';

/** The row of `ApiManagementGatewayLogs` of a request. There is one API, and the time of the client's connection is not measured. */
export function gatewayLogRow(request: RequestLog) {
  const TimeGenerated = new Date(request.TimeGenerated).toISOString();
  const columns = { ...request, TimeGenerated, ApiId: 'partner-orders', ClientTime: null };
  return { table: 'ApiManagementGatewayLogs', columns } as const;
}
