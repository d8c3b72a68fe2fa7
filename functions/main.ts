import { app } from '@azure/functions';
import { registerSagas } from '../orchestrations/register.ts';
import { createAzureCredential } from '../shared/adapters/identity/create-azure-credential.ts';
import { parseConfig } from '../shared/config.ts';
import { setLog } from '../shared/telemetry/log.ts';
import { registerConsumers } from './bus/register.ts';
import { connectPorts } from './connect-ports.ts';
import { registerEventFeed } from './event-feed/register.ts';
import { registerRoutes } from './http/register.ts';
import { registerOutbox } from './outbox/register.ts';
import { registerProviderEvents } from './provider-events/register.ts';
import { registerStockWatch } from './stock/register.ts';
import { registerTimers } from './timers/register.ts';

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

const { gatewayRequired, publicUrl, docsSignInUrl, streams, auth } = config;
registerRoutes({
  ...ports,
  settings: { gatewayRequired, publicUrl, docsSignInUrl, streams, tokenUrl: auth.tokenUrl },
});

// The idle colour of a deployment serves requests and continues its own sagas; only the active colour gets events.
// AzureWebJobs.<function>.Disabled can't do this: on Linux a setting's name can't contain the hyphens of our functions.
if (config.takesEvents) {
  registerOutbox(ports, config.outbox);
  registerEventFeed(ports, config.outbox);
  registerProviderEvents(ports, config.providerEvents);
  registerStockWatch(ports, config.stockWatch);
  registerConsumers(ports, config.consumer);
}
registerTimers(ports, config);

registerSagas(ports, config.saga);
