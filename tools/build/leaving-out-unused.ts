import type { Plugin } from 'esbuild';

/**
 * Parts of `applicationinsights` that this app has switched off (start-telemetry.ts): four fifths of its code, which every
 * start would load. Paths below node_modules; a folder covers everything in it.
 */
export const leftOut: readonly string[] = [
  'applicationinsights/out/src/shim/applicationinsights.js',
  'applicationinsights/out/src/shim/telemetryClient.js',
  '@azure/monitor-opentelemetry/dist/commonjs/browserSdkLoader/',
  '@azure/monitor-opentelemetry/dist/commonjs/metrics/performanceCounters.js',
  '@azure/monitor-opentelemetry/dist/commonjs/metrics/quickpulse/liveMetrics.js',
  '@azure/monitor-opentelemetry/dist/commonjs/metrics/standardMetrics.js',
  '@azure/monitor-opentelemetry/dist/commonjs/traces/azureSdkInstrumentation.js',
  '@azure/monitor-opentelemetry/dist/commonjs/utils/azureSdkTracingBridge.js',
  '@opentelemetry/configuration/',
  '@opentelemetry/exporter-logs-otlp-grpc/',
  '@opentelemetry/exporter-logs-otlp-http/',
  '@opentelemetry/exporter-logs-otlp-proto/',
  '@opentelemetry/exporter-metrics-otlp-grpc/',
  '@opentelemetry/exporter-metrics-otlp-http/',
  '@opentelemetry/exporter-metrics-otlp-proto/',
  '@opentelemetry/exporter-prometheus/',
  '@opentelemetry/exporter-trace-otlp-grpc/',
  '@opentelemetry/exporter-trace-otlp-http/',
  '@opentelemetry/exporter-trace-otlp-proto/',
  '@opentelemetry/exporter-zipkin/',
  '@opentelemetry/instrumentation-bunyan/',
  '@opentelemetry/instrumentation-console/',
  '@opentelemetry/instrumentation-http/',
  '@opentelemetry/instrumentation-mongodb/',
  '@opentelemetry/instrumentation-mysql/',
  '@opentelemetry/instrumentation-pg/',
  '@opentelemetry/instrumentation-redis/',
  '@opentelemetry/instrumentation-winston/',
  '@opentelemetry/instrumentation/build/src/platform/',
  '@opentelemetry/otlp-exporter-base/',
  '@opentelemetry/otlp-grpc-exporter-base/',
  '@opentelemetry/propagator-b3/',
  '@opentelemetry/propagator-jaeger/',
  '@opentelemetry/sdk-node/build/src/start.js',
];

/** Files that run whatever the options say, replaced by code that does nothing. */
export const inert: Readonly<Record<string, string>> = {
  // Asks settings.sdk.monitor.azure.com every hour which features to use.
  '@azure/monitor-opentelemetry-exporter/dist/commonjs/_configuration/configurationWorker.js':
    'exports.ConfigurationWorker = class { shutdown() {} };',
  // Puts every invocation into the host's trace; the app decides that itself (trace-context.ts).
  '@azure/monitor-opentelemetry/dist/commonjs/traces/azureFnHook.js':
    'exports.AzureFunctionsHook = class { shutdown() {} };',
};

/** Packages that the SDKs of this app also import: `require` would load a second copy, in CommonJS. */
const SHARED =
  /^(@azure\/core-(auth|client|rest-pipeline|tracing|util)|@azure-rest\/core-client|@typespec\/ts-http-runtime)(\/|$)/;

export const leavingOutUnused: Plugin = {
  name: 'leaving-out-unused',
  setup({ onLoad, onResolve, resolve }) {
    onLoad({ filter: /[\\/]node_modules[\\/]/ }, ({ path }) => {
      const [file = ''] = path.replaceAll('\\', '/').split('/node_modules/').slice(-1);
      const replacement = inert[file] ?? (leftOut.some((part) => file.startsWith(part)) ? unused(file) : undefined);
      return replacement === undefined ? undefined : { contents: replacement, loader: 'js' };
    });
    onResolve({ filter: SHARED }, ({ path, kind, importer, resolveDir }) => {
      if (kind !== 'require-call') return undefined;
      return resolve(path, { kind: 'import-statement', importer, resolveDir });
    });
  },
};

/**
 * Loading such a file is allowed, because every `require` at the top of a file does it. Calling or constructing part of
 * it throws.
 */
function unused(file: string): string {
  return `module.exports = new Proxy({}, {
  get(_, name) {
    if (name === '__esModule') return true;
    return function () {
      throw new Error(\`\${String(name)} of ${file} is left out of the bundle\`);
    };
  },
});`;
}
