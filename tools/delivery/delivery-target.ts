import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import type { Colour } from './colours.ts';
import { findResources } from './find-resources.ts';

/** The environment that a release goes to. */
export interface DeliveryTarget {
  resourceGroup: string;
  /** The id of API Management in Resource Manager. */
  apiManagement: string;
  /** The URL that partners call. */
  gatewayUrl: string;
  /** The scope of a token for the API: `<application>/.default`. */
  scope: string;
  /** The endpoint of the app's data, which records the versions that serve. */
  cosmosEndpoint: string;
  /** Names of the function apps. */
  apps: Record<Colour, string>;
  /** A stand-by for another environment: none of its colours takes events. */
  isStandBy: boolean;
}

const Gateway = z.object({ properties: z.object({ gatewayUrl: z.url() }) });
const NamedValue = z.object({ properties: z.object({ value: z.string().min(1) }) });
const Cosmos = z.object({ properties: z.object({ documentEndpoint: z.url() }) });

export const API_MANAGEMENT_VERSION = '2024-05-01';
const COSMOS_VERSION = '2025-10-15';

/** @throws Error that names what the environment lacks */
export async function readTarget(az: AzureCli, environment: string): Promise<DeliveryTarget> {
  const found = await findResources(az, environment);
  if (found === undefined) throw new Error(`there is no environment ${environment}: it has no resource group`);
  const { resourceGroup, apiManagement, cosmos, apps, isStandBy } = found;
  const { blue, green } = apps;
  const missing = Object.entries({ 'API Management': apiManagement, 'Cosmos DB': cosmos, blue, green })
    .filter(([, value]) => value === undefined)
    .map(([what]) => what);
  if (!apiManagement || !cosmos || !blue || !green) {
    throw new Error(`environment ${environment} is not complete, it has no ${missing.join(', ')}`);
  }
  const { gatewayUrl } = (await az.ask(Gateway, get(apiManagement, API_MANAGEMENT_VERSION))).properties;
  const audience = await az.ask(NamedValue, get(`${apiManagement}/namedValues/audience`, API_MANAGEMENT_VERSION));
  const { documentEndpoint } = (await az.ask(Cosmos, get(cosmos, COSMOS_VERSION))).properties;
  const scope = `${audience.properties.value}/.default`;
  const cosmosEndpoint = documentEndpoint;
  return { resourceGroup, apiManagement, gatewayUrl, scope, cosmosEndpoint, apps: { blue, green }, isStandBy };
}

/** The arguments of `az` that name the app of a colour. */
export const appOf = ({ resourceGroup, apps }: DeliveryTarget, colour: Colour): string[] => [
  '--resource-group',
  resourceGroup,
  '--name',
  apps[colour],
];

/** `az rest` fills in the host of Resource Manager. */
const get = (id: string, version: string) => ['rest', '--method', 'get', '--url', `${id}?api-version=${version}`];
