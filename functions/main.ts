import { app } from '@azure/functions';
import { registerSagas } from '../orchestrations/register.ts';
import { registerJobRuns } from '../orchestrations/register-jobs.ts';
import { createAzureCredential } from '../shared/adapters/identity/create-azure-credential.ts';
import { parseConfig } from '../shared/config.ts';
import { setLog } from '../shared/telemetry/log.ts';
import { registerConsumers } from './bus/register.ts';
import { connectPorts } from './connect-ports.ts';
import { registerEventFeed } from './event-feed/register.ts';
import { runExportSlice } from './exports/run-export-slice.ts';
import { registerRoutes } from './http/register.ts';
import { runImportSlice } from './imports/run-import-slice.ts';
import { registerJobs } from './jobs/register.ts';
import { registerOutbox } from './outbox/register.ts';
import { registerProviderEvents } from './provider-events/register.ts';
import { registerReports } from './reports/register.ts';
import { registerStockWatch } from './stock/register.ts';
import { registerTimers } from './timers/register.ts';
import { registerWebhooks } from './webhooks/register.ts';

/** A slice is much shorter than the function's timeout, and so short that other partners soon have their turn. */
const EXPORT_PACE = { sliceMs: 20_000, pageOrders: 100, partOrders: 2_000 };

const config = parseConfig(process.env);

// Start telemetry before anything that it measures. If it is off, its library is not loaded.
setLog({ isVerbose: config.isLogVerbose });
if (config.telemetry) {
  const { startTelemetry } = await import('../shared/telemetry/azure-monitor/start-telemetry.ts');
  const { identity, role, ...telemetry } = config.telemetry;
  const credential = identity ? { credential: createAzureCredential(identity) } : {};
  const { stop } = startTelemetry({ ...telemetry, ...credential, role });
  app.hook.appTerminate(stop);
}

const ports = connectPorts(config);

const { gatewayRequired, publicUrl, docsSignInUrl, streams, webhooks, auth } = config;
registerRoutes({
  ...ports,
  settings: { gatewayRequired, publicUrl, docsSignInUrl, streams, webhooks, tokenUrl: auth.tokenUrl },
});

// The idle colour of a deployment serves requests and continues its own sagas; only the active colour gets events.
// AzureWebJobs.<function>.Disabled can't do this: on Linux a setting's name can't contain the hyphens of our functions.
if (config.takesEvents) {
  registerOutbox(ports, config.outbox);
  registerEventFeed(ports, config.outbox);
  registerReports(ports, config.outbox);
  registerProviderEvents(ports, config.providerEvents);
  registerStockWatch(ports, config.stockWatch);
  registerJobs(ports, config.jobs);
  registerConsumers(ports, config.consumer);
  registerWebhooks(ports, { pollMs: config.webhooks.pollMs, patience: config.consumer });
}
registerTimers(ports, config);

registerSagas(ports, config.saga);
registerJobRuns({
  export: (run) => runExportSlice(run, ports, { ...EXPORT_PACE, ...config.exports }),
  import: (run) => runImportSlice(run, ports, config.imports),
});
