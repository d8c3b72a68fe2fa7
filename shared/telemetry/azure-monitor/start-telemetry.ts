import { resourceFromAttributes } from '@opentelemetry/resources';
import { shutdownAzureMonitor, useAzureMonitor } from 'applicationinsights';
import { runInEnvironment } from './run-in-environment.ts';

type Azure = NonNullable<Parameters<typeof useAzureMonitor>[0]>;
type Exporter = NonNullable<Azure['azureMonitorExporterOptions']>;

export interface TelemetryOptions {
  /** The connection string of the Application Insights resource. */
  connectionString: string;
  /** The share of traces that is kept, from 0 to 1. Metrics and logs are never sampled. */
  samplingRatio: number;
  /** How often metrics are sent, in milliseconds. Spans and logs are sent at least as often. */
  intervalMs: number;
  /** The app's identity, if the resource accepts no keys. */
  credential?: NonNullable<Exporter['credential']>;
  /** AppRoleName and AppRoleInstance. */
  role: { name: string; instance: string };
}

const SPANS_MS = 5_000;
/** A batch that can't be sent within this time is dropped, or kept on disk by the exporter. */
const EXPORT_TIMEOUT_MS = 10_000;
/** The longest queue of spans. Beyond it new spans are dropped, so that an outage can't fill the memory. */
const MOST_WAITING = 8_192;
/** How long a stopping app waits until its last telemetry is sent. */
const FLUSH_MS = 5_000;

const off = { enabled: false };

/** Only what the app itself records is sent: all automatic collection is off. */
const nothingElse = {
  enableAutoCollectExceptions: false,
  enableAutoCollectPerformance: false,
  enableLiveMetrics: false,
  enablePerformanceCounters: false,
  enableStandardMetrics: false,
  enableTraceBasedSamplingForLogs: false,
  instrumentationOptions: {
    azureSdk: off,
    bunyan: off,
    console: off,
    http: off,
    mongoDb: off,
    mySql: off,
    postgreSql: off,
    redis: off,
    redis4: off,
    winston: off,
  },
} satisfies Azure;

/** Environment variables that the library reads as long as it runs. */
const switches = {
  // Microsoft's statistics about the library itself.
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true',
  // A metric that repeats with every batch of spans what each span already says.
  APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true',
};

/**
 * Sends spans, logs and metrics to Azure Monitor from now on. The app neither waits for it nor fails because of it.
 *
 * @returns a function that sends the rest and stops
 */
export function startTelemetry(options: TelemetryOptions): { stop(): Promise<void> } {
  const { connectionString, credential, samplingRatio, role } = options;
  Object.assign(process.env, switches);
  runInEnvironment(toStartSettings(options), () =>
    useAzureMonitor({
      ...nothingElse,
      azureMonitorExporterOptions: { connectionString, ...(credential ? { credential } : {}) },
      resource: resourceFromAttributes({ 'service.name': role.name, 'service.instance.id': role.instance }),
      // Samples by a hash of the trace id and ignores the caller's flag: a caller that always sets it would be counted
      // several times over. The limit of traces per second (default 5) would override the ratio, so it is 0.
      samplingRatio,
      tracesPerSecond: 0,
    }),
  );
  return {
    async stop() {
      await Promise.race([shutdownAzureMonitor().catch(() => undefined), wait(FLUSH_MS)]);
    },
  };
}

/** Settings that the library takes only from the environment, at its start. */
function toStartSettings({ intervalMs, role }: TelemetryOptions): Record<string, string | undefined> {
  return {
    OTEL_BSP_SCHEDULE_DELAY: String(Math.min(SPANS_MS, intervalMs)),
    OTEL_BSP_EXPORT_TIMEOUT: String(EXPORT_TIMEOUT_MS),
    OTEL_BSP_MAX_QUEUE_SIZE: String(MOST_WAITING),
    OTEL_METRIC_EXPORT_INTERVAL: String(intervalMs),
    // The app reads and writes traceparent itself.
    OTEL_PROPAGATORS: 'none',
    OTEL_NODE_RESOURCE_DETECTORS: 'none',
    // It would override the ratio.
    OTEL_TRACES_SAMPLER: undefined,
    // In a function app the library doesn't search the network for details of its virtual machine.
    WEBSITE_SITE_NAME: role.name,
    FUNCTIONS_EXTENSION_VERSION: '~4',
    // The library keeps and retries what it can't send, so the console needs no line about it.
    APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL: 'NONE',
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
