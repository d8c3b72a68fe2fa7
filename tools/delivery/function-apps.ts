import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import type { Colour } from './colours.ts';
import type { DeliveryTarget } from './delivery-target.ts';

/** A deployment to Flex Consumption answers only after it has copied, started and checked the app. */
const DEPLOY_TIMEOUT_MS = 15 * 60_000;

/** Deploys a package to a colour. Repeating it with the same package is safe. */
export async function deployPackage(
  az: AzureCli,
  { resourceGroup, apps }: DeliveryTarget,
  colour: Colour,
  file: string,
): Promise<void> {
  const app = ['--resource-group', resourceGroup, '--name', apps[colour]];
  const deploy = ['functionapp', 'deployment', 'source', 'config-zip', ...app, '--src', file];
  await az.ask(z.unknown(), deploy, { timeoutMs: DEPLOY_TIMEOUT_MS });
}

/**
 * Lets a colour take events from the change feed and from Service Bus, or leaves them to the other colour. Requests and
 * sagas continue in both cases. The app restarts only if the setting changes.
 */
export async function switchEventTriggers(
  az: AzureCli,
  { resourceGroup, apps }: DeliveryTarget,
  colour: Colour,
  wanted: 'on' | 'off',
): Promise<void> {
  const app = ['--resource-group', resourceGroup, '--name', apps[colour]];
  const settings = await az.ask(z.array(z.object({ name: z.string(), value: z.string().nullish() })), [
    'functionapp',
    'config',
    'appsettings',
    'list',
    ...app,
  ]);
  if (settings.find(({ name }) => name === SETTING)?.value === wanted) return;
  const set = ['functionapp', 'config', 'appsettings', 'set', ...app, '--settings', `${SETTING}=${wanted}`];
  await az.ask(z.unknown(), set);
}

const SETTING = 'EVENT_TRIGGERS';

/** The colour's own address, which only API Management may call. */
export async function appUrl(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<string> {
  const { resourceGroup, apps } = target;
  const show = ['functionapp', 'show', '--resource-group', resourceGroup, '--name', apps[colour]];
  return `https://${await az.ask(z.string().regex(/^[\w.-]+(:\d+)?$/), [...show, '--query', 'defaultHostName'])}`;
}
