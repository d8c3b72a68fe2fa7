import { routes } from '../../functions/http/routes.ts';
import { metrics } from '../../shared/telemetry/metrics.ts';
import { appTables } from '../../tools/monitoring/tables.ts';

/** The content of a telemetry store after the app has run: everything that a query may name. */
export interface ObservedTelemetry {
  /** By table, its columns with their KQL types. */
  tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By metric, its dimensions. */
  metrics: Readonly<Record<string, readonly string[]>>;
  /** By table, the values of its column Name. Of AppMetrics it is the metrics. */
  names: Readonly<Record<string, readonly string[]>>;
  /** By table, the keys of its column Properties. Of AppMetrics it is the dimensions. */
  properties: Readonly<Record<string, readonly string[]>>;
  /** By key of Properties, all its possible values, if they are few and known. */
  values: Readonly<Record<string, readonly string[]>>;
}

/**
 * What the app should send, by the lists in the code: metrics, routes and names of spans.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/apprequests and its siblings
 */
export function plannedTelemetry(): ObservedTelemetry {
  return {
    tables: appTables,
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, { dimensions }]) => [name, dimensions])),
    names: {
      AppRequests: [
        ...routes.map(({ method, path }) => `${method} ${path}`),
        'start-order-saga',
        'count-reports',
        'sell-reservations',
        'report-low-stock',
        'screen-order',
        'process-provider-event',
        'watch-stock',
        'relay-outbox',
        'append-feed',
        'notify-webhooks',
        'deliver-webhook',
        'relay-provider-events',
      ],
      AppDependencies: [
        'payments.authorize',
        'payments.capture',
        'carrier.book',
        'orders.add',
        'publish order.placed',
        'webhooks.post',
      ],
    },
    properties: {
      AppRequests: [
        'http.route',
        'route.operation',
        'partner.id',
        'partner.tier',
        'request.id',
        'order.id',
        'problem.code',
        'message.attempt',
      ],
      AppDependencies: [
        'order.id',
        'partner.id',
        'step.outcome',
        'db.system.name',
        'azure.cosmosdb.operation.request_charge',
      ],
      AppTraces: [
        ...['request.id', 'order.id', 'partner.id', 'job.id'],
        ...['act.id', 'act.at', 'act.by', 'act.via', 'act.command', 'act.outcome', 'act.destroys', 'act.reason'],
      ],
      AppExceptions: ['request.id', 'partner.id', 'document.id', 'document.owner'],
    },
    values: {
      'route.operation': routes.map(({ operationId }) => operationId),
      'act.via': ['ops', 'api', 'unknown'],
      'act.outcome': ['begun', 'done', 'failed', 'unreadable'],
      'act.destroys': ['yes', 'no'],
      'act.reason': ['given', 'none'],
    },
  };
}

/** The telemetry that is stored after everything has happened once. */
export interface StoredTelemetry {
  metrics: Record<string, string[]>;
  requests: string[];
  dependencies: string[];
  columns: Record<string, string[]>;
  properties: Record<string, string[]>;
}

/** What has really been sent, instead of what is planned. The types of columns and the known values stay those of the plan. */
export function observed(stored: StoredTelemetry): ObservedTelemetry {
  const { tables, values } = plannedTelemetry();
  const seen = Object.entries(tables).map(([table, columns]) => {
    const there = Object.entries(columns).filter(([column]) => stored.columns[table]?.includes(column));
    return [table, Object.fromEntries(there)] as const;
  });
  return {
    tables: Object.fromEntries(seen),
    metrics: stored.metrics,
    names: { AppRequests: stored.requests, AppDependencies: stored.dependencies },
    properties: stored.properties,
    values,
  };
}
