import type { Exchange } from './exchange.ts';

/**
 * What API Management writes of a request into ApiManagementGatewayLogs, as far as this gateway knows it.
 * @see https://learn.microsoft.com/azure/api-management/gateway-log-schema-reference
 */
export interface RequestLog {
  /** Milliseconds since 1970. */
  TimeGenerated: number;
  Method: string;
  /** Without its query, which a search fills with names: as with `dataMasking` of all query parameters in mode Hide. */
  Url: string;
  /** As an import names it: in small letters. Empty where no operation fits. */
  OperationId: string;
  ResponseCode: number;
  /** The request that was sent last, without its query; empty where none was. */
  BackendUrl: string;
  /** What the backend answered last; null where it did not. */
  BackendResponseCode: number | null;
  LastErrorReason: string;
  TotalTime: number;
}

export function toRequestLog(
  { startedAt, request, backend, lastError, response }: Exchange,
  { gatewayUrl, operation, now }: { gatewayUrl: string; operation: string | undefined; now: number },
): RequestLog {
  return {
    TimeGenerated: startedAt,
    Method: request.method,
    Url: gatewayUrl + request.path,
    OperationId: operation?.toLowerCase() ?? '',
    ResponseCode: response?.status ?? 200,
    BackendUrl: withoutQuery(backend?.url ?? ''),
    BackendResponseCode: backend?.status ?? null,
    LastErrorReason: lastError?.reason ?? '',
    TotalTime: now - startedAt,
  };
}

const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? '';
