import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import type { Colour } from './colours.ts';
import { appOf, type DeliveryTarget } from './delivery-target.ts';

/** A deployment to Flex Consumption answers only after it has copied, started and checked the app. */
const DEPLOY_TIMEOUT_MS = 15 * 60_000;

/** What App Service calls a deployment that succeeded. */
const SUCCEEDED = 4;

const Deployment = z.object({ status: z.number() });

/**
 * Deploys a package to a colour. Repeating it with the same package is safe.
 * @throws Error unless the answer says that it succeeded
 */
export async function deployPackage(az: AzureCli, target: DeliveryTarget, colour: Colour, file: string): Promise<void> {
  const deploy = ['functionapp', 'deployment', 'source', 'config-zip', ...appOf(target, colour), '--src', file];
  const { status } = await az.ask(Deployment, deploy, { timeoutMs: DEPLOY_TIMEOUT_MS });
  if (status !== SUCCEEDED) {
    throw new Error(
      `the deployment to ${target.apps[colour]} did not succeed: it has status ${status}, not ${SUCCEEDED}`,
    );
  }
}

const SETTING = 'EVENT_TRIGGERS';
const Settings = z.array(z.object({ name: z.string(), value: z.string().nullish() }));

/** Whether a colour takes events from the change feed and from Service Bus, as its setting says: `on` or `off`. */
export async function readEvents(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<string | undefined> {
  const list = ['functionapp', 'config', 'appsettings', 'list', ...appOf(target, colour)];
  return (await az.ask(Settings, list)).find(({ name }) => name === SETTING)?.value ?? undefined;
}

/**
 * Lets a colour take events, or leaves them to the other colour. Requests and sagas continue in both cases. The app restarts
 * only if the setting changes.
 *
 * @returns whether it changed
 * @throws Error if the setting reads back differently
 */
export async function switchEvents(
  az: AzureCli,
  target: DeliveryTarget,
  colour: Colour,
  wanted: 'on' | 'off',
): Promise<boolean> {
  if ((await readEvents(az, target, colour)) === wanted) return false;
  const set = ['functionapp', 'config', 'appsettings', 'set', ...appOf(target, colour)];
  await az.ask(z.unknown(), [...set, '--settings', `${SETTING}=${wanted}`]);
  const has = await readEvents(az, target, colour);
  if (has === wanted) return true;
  throw new Error(`${SETTING} of ${target.apps[colour]} was set to ${wanted} but is ${has ?? 'missing'}`);
}

/** The colour's own address, which only API Management may call. */
export async function appUrl(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<string> {
  const show = ['functionapp', 'show', ...appOf(target, colour), '--query', 'defaultHostName'];
  return `https://${await az.ask(z.string().regex(/^[\w.-]+(:\d+)?$/), show)}`;
}
