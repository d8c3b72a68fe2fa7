import type { AzureMonitorExporterOptions } from '@azure/monitor-opentelemetry-exporter';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { LogRecordExporter } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, InstrumentType, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

type Library = typeof import('@azure/monitor-opentelemetry-exporter');
interface Exporter<T> {
  export(items: T, done: (result: ExportResult) => void): unknown;
  shutdown(): Promise<void>;
}

/** What the library asks the environment for, and has no option for. */
const switches = {
  // Microsoft's statistics about the library itself.
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  // A metric with every batch of spans that says again what is on each of them.
  APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true',
};

/**
 * Azure Monitor's exporter, loaded when the first batch is to be sent, seconds after the first span has ended: neither
 * the app's start nor its first request waits for it. Until then the batches wait in OpenTelemetry's processors.
 */
function lazily<T>(create: (library: Library) => Exporter<T>): Exporter<T> {
  let loading: Promise<Exporter<T>> | undefined;
  const load = async () => {
    Object.assign(process.env, switches);
    return create(await import('@azure/monitor-opentelemetry-exporter'));
  };
  return {
    export(items, done) {
      loading ??= load();
      loading.then(
        (exporter) => exporter.export(items, done),
        (error: Error) => done({ code: ExportResultCode.FAILED, error }),
      );
    },
    async shutdown() {
      await (await loading)?.shutdown();
    },
  };
}

export function azureSpanExporter(options: AzureMonitorExporterOptions): SpanExporter {
  return lazily((library) => new library.AzureMonitorTraceExporter(options));
}

export function azureLogExporter(options: AzureMonitorExporterOptions): LogRecordExporter {
  return { ...lazily((library) => new library.AzureMonitorLogExporter(options)), forceFlush: async () => undefined };
}

export function azureMetricExporter(options: AzureMonitorExporterOptions): PushMetricExporter {
  return {
    ...lazily((library) => new library.AzureMonitorMetricExporter(options)),
    forceFlush: async () => undefined,
    // As the exporter itself would say: what was added since the last time. Asked for before it is loaded.
    selectAggregationTemporality: (type) =>
      type === InstrumentType.UP_DOWN_COUNTER || type === InstrumentType.OBSERVABLE_UP_DOWN_COUNTER
        ? AggregationTemporality.CUMULATIVE
        : AggregationTemporality.DELTA,
  };
}
