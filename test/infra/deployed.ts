import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { inject, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { type Deployed, type Deployment, predict } from './bicep/predict.ts';
import { templateFaults } from './bicep/template-faults.ts';
import type { Given, Json } from './bicep/value.ts';

export const infraFolder = join(root, 'infra');

/** What keeps the templates from compiling: templates.spec.ts reports it, once. */
export const faults = await templateFaults(infraFolder);

/** A test of what the templates deploy: skipped where there is no compiler, and while the templates don't compile. */
export const templateTest = test.skipIf(inject('compiler') === undefined || faults.length > 0);

/** The required parameters only. */
export const least: Readonly<Record<string, Json>> = {
  environmentName: 'spec',
  location: 'westeurope',
  publisherEmail: 'api@partner-orders.example',
  carrierUrl: 'https://carrier.example',
};

/** As much as can be chosen at once. */
export const everything: Readonly<Record<string, Json>> = {
  ...least,
  activeColour: 'green',
  weights: { blue: 5, green: 95 },
  privateNetworking: true,
  additionalSubnets: [{ name: 'build-agents', addressPrefix: '10.40.100.0/24' }],
  apiManagementSku: 'StandardV2',
  frontDoorSku: 'Premium',
  serviceBusSku: 'Premium',
  zoneRedundant: true,
  zoneRedundantApps: true,
  durableBackend: 'scheduler',
  alwaysReadyHttp: 2,
  cosmosOrdersThroughput: 4_000,
  operatorPrincipalId: '00000000-0000-0000-0000-0000000000aa',
  alertEmail: 'desk@partner-orders.example',
  digestEmail: 'daily@partner-orders.example',
  otherAppPrincipalIds: '00000000-0000-0000-0000-0000000000b1,00000000-0000-0000-0000-0000000000b2',
  rolloutPrincipalIds: '00000000-0000-0000-0000-0000000000c1',
  pageEmail: 'on-call@partner-orders.example',
  pageActionGroupId: '/subscriptions/s/resourceGroups/on-call/providers/microsoft.insights/actionGroups/pager',
  secondaryLocation: 'northeurope',
  tertiaryLocation: 'swedencentral',
  deleteLocks: true,
  dataAccessLog: true,
  monthlyBudget: 500,
  mailDataLocation: 'Europe',
};

/** Apps in a second region, without a database of their own: see docs/runbooks/region-lost.md. */
export const standBy: Readonly<Record<string, Json>> = {
  ...least,
  location: 'northeurope',
  cosmosAccountName: 'cosmos-first',
  cosmosResourceGroup: 'rg-first',
  standBy: true,
};

/** Each way in which the system can be deployed. All checks apply to each of them. */
export const variants: readonly [name: string, given: Given][] = [
  ['as azd up makes it', least],
  ['with dev.bicepparam', 'dev.bicepparam'],
  ['with prod.bicepparam', 'prod.bicepparam'],
  ['with everything that can be chosen', everything],
];

export function deployed(given: Given = least): Promise<Deployment> {
  return predict(infraFolder, given);
}

/** A change of what is deployed that a check has to find: of its text as JSON, or without some resources. */
export type Change = { given?: Given } & (
  | { from: string | RegExp; to: string }
  | { without: string; name?: RegExp; with?: RegExp }
);

/**
 * What `check` says of the deployment with a change.
 *
 * @throws if the deployment doesn't have what is to be changed
 */
export async function changed<T>(change: Change, check: (deployment: Deployment) => T): Promise<T> {
  const { resources, outputs } = await deployed(change.given);
  const changedResources = 'from' in change ? replaced(resources, change) : withoutSome(resources, change);
  if (isDeepStrictEqual(changedResources, resources)) throw new Error('the deployment has nothing to change there');
  return check({ resources: changedResources, outputs });
}

function replaced(resources: Deployed[], { from, to }: { from: string | RegExp; to: string }): Deployed[] {
  return JSON.parse(JSON.stringify(resources).replace(from, to));
}

function withoutSome(
  resources: Deployed[],
  { without, name = /^/, with: text = /^/ }: { without: string; name?: RegExp; with?: RegExp },
): Deployed[] {
  return resources.filter(
    (one) => !(one.type === without && name.test(one.name) && text.test(JSON.stringify(one.body))),
  );
}

export function made({ resources }: Deployment, type: string): Deployed[] {
  return resources.filter((resource) => resource.type === type);
}
