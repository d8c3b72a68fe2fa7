import { ApplicationInsightsSampler, type AzureMonitorExporterOptions } from '@azure/monitor-opentelemetry-exporter';
import { context, metrics as meters, trace } from '@opentelemetry/api';
import { logs } from '@opentelemetry/api-logs';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { azureLogExporter, azureMetricExporter, azureSpanExporter } from './azure-exporter.ts';

export interface TelemetryOptions {
  /** Of the Application Insights resource. */
  connectionString: string;
  /** From 0 to 1: the share of traces that is kept. Metrics and logs are never sampled. */
  samplingRatio: number;
  /** How often metrics are sent, in milliseconds; what has been gathered of spans and logs at least as often. */
  intervalMs: number;
  /** The app's identity, where the resource takes no keys. */
  credential?: NonNullable<AzureMonitorExporterOptions['credential']>;
  /** AppRoleName and AppRoleInstance. */
  role: { name: string; instance: string };
}

const SPANS_MS = 5_000;
/** A batch that can't be sent in this time is given up, or kept on disk by the exporter. */
const EXPORT_TIMEOUT_MS = 10_000;
/** What waits to be sent; beyond it new spans and lines are dropped, so that an outage costs no memory. */
const MOST_WAITING = 8_192;
/** How long an app that stops waits for its last words to be sent. */
const FLUSH_MS = 5_000;

/**
 * Sends spans, logs and metrics to Azure Monitor from now on. Nothing that the app does waits for it or fails with it.
 *
 * @returns what sends the rest and ends it
 */
export function startTelemetry(options: TelemetryOptions): { stop(): Promise<void> } {
  const { connectionString, credential, samplingRatio, intervalMs, role } = options;
  const azure: AzureMonitorExporterOptions = { connectionString, ...(credential ? { credential } : {}) };
  const resource = resourceFromAttributes({ 'service.name': role.name, 'service.instance.id': role.instance });
  const batches = {
    scheduledDelayMillis: Math.min(SPANS_MS, intervalMs),
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
    maxQueueSize: MOST_WAITING,
    maxExportBatchSize: 512,
  };

  const spans = new BasicTracerProvider({
    resource,
    // Decides by a hash of the trace's id, whatever a caller's traceparent says: who always says yes would be counted
    // several times over.
    sampler: new ApplicationInsightsSampler(samplingRatio),
    spanProcessors: [new BatchSpanProcessor(azureSpanExporter(azure), batches)],
  });
  const lines = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: azureLogExporter(azure), ...batches })],
  });
  const measures = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: azureMetricExporter(azure),
        exportIntervalMillis: intervalMs,
        exportTimeoutMillis: Math.min(EXPORT_TIMEOUT_MS, intervalMs),
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(spans);
  logs.setGlobalLoggerProvider(lines);
  meters.setGlobalMeterProvider(measures);

  return {
    async stop() {
      const ended = Promise.allSettled([spans.shutdown(), lines.shutdown(), measures.shutdown()]);
      await Promise.race([ended, patience(FLUSH_MS)]);
    },
  };
}

function patience(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
