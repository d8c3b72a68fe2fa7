import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DurableBackend, hostJsonFor } from '../../../tools/azure/host-json-for.ts';
import { root } from '../../../tools/root.ts';
import type { Deployed, Deployment } from '../bicep/predict.ts';
import { made } from '../deployed.ts';
import { settingsOf } from './check-settings.ts';

const DURABLE = 'AzureFunctionsJobHost__extensions__durableTask__';

/** What the scale controller computes instances from; without a value in the file it takes the defaults of its own machine. */
const LIMITS = ['maxConcurrentActivityFunctions', 'maxConcurrentOrchestratorFunctions'];

/**
 * Whether the scale controller sees the sagas that the host runs. It reads the file host.json, resolves `%NAME%` in the
 * hub's name from the app's settings, and ignores `AzureFunctionsJobHost__…`
 * (FunctionsSyncManager of azure-functions-host, DurableTaskTriggersScaleProvider of azure-functions-durable-extension).
 */
export function checkScaling(
  deployment: Deployment,
  hostJson = readFileSync(join(root, 'host.json'), 'utf8'),
): string[] {
  const backend: DurableBackend =
    made(deployment, 'Microsoft.DurableTask/schedulers').length > 0 ? 'scheduler' : 'azureStorage';
  const { durableTask } = JSON.parse(hostJsonFor(backend, hostJson)).extensions;
  const limits = LIMITS.filter((name) => !Number.isInteger(durableTask[name])).map((name) => `host.json lacks ${name}`);
  return [...limits, ...made(deployment, 'Microsoft.Web/sites').flatMap((app) => checkApp(app, durableTask))];
}

function checkApp(app: Deployed, durableTask: Record<string, unknown>): string[] {
  const settings = settingsOf(app);
  const seen = {
    ...durableTask,
    hubName: String(durableTask['hubName']).replace(/^%(.+)%$/, (_, name) => settings[name] ?? ''),
  };
  const hidden = Object.entries(settings)
    .filter(([name]) => name.startsWith(DURABLE))
    .filter(([name, value]) => valueAt(seen, name.slice(DURABLE.length)) !== value)
    .map(([name, value]) => `${app.name}: the scale controller doesn't see ${name}=${value}`);
  // A hub with another name is an empty one: the sagas under way would be lost.
  const hub = `PartnerOrders${/func-(blue|green)-/.exec(app.name)?.[1]}`;
  return [...hidden, ...(seen.hubName === hub ? [] : [`${app.name}: the hub is "${seen.hubName}" instead of ${hub}`])];
}

function valueAt(from: unknown, path: string): string {
  const value = path.split('__').reduce<unknown>((held, key) => (held as Record<string, unknown>)?.[key], from);
  return String(value);
}
