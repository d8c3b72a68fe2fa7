import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';

export const colours = ['blue', 'green'] as const;
export type Colour = (typeof colours)[number];

/** Where a release goes. */
export interface DeliveryTarget {
  resourceGroup: string;
  apiManagement: string;
  /** Where partners call. */
  gatewayUrl: string;
  /** The scope of a token for the API: `api://…/.default`. */
  scope: string;
  /** The endpoint of the app's data, which records the versions that serve. */
  cosmosEndpoint: string;
  /** Names of the function apps. */
  apps: Record<Colour, string>;
}

const Outputs = z.record(z.string(), z.object({ value: z.unknown() }));
const Named = z.object({
  AZURE_RESOURCE_GROUP: z.string(),
  API_MANAGEMENT_NAME: z.string(),
  API_URL: z.url(),
  API_SCOPE: z.string(),
  COSMOS_ENDPOINT: z.url(),
  BLUE_APP_NAME: z.string(),
  GREEN_APP_NAME: z.string(),
});

/**
 * Reads the outputs of the deployment of infra/main.bicep.
 * @param deployment its name, at the scope of the subscription
 */
export async function readTarget(az: AzureCli, deployment: string): Promise<DeliveryTarget> {
  const outputs = await az.ask(Outputs, [
    'deployment',
    'sub',
    'show',
    '--name',
    deployment,
    '--query',
    'properties.outputs',
  ]);
  // Resource Manager does not keep the case of an output's name.
  const byName = new Map(Object.entries(outputs).map(([name, { value }]) => [name.toUpperCase(), value]));
  const parsed = Named.safeParse(Object.fromEntries(byName));
  if (!parsed.success) {
    const missing = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new Error(`deployment ${deployment} has no usable output ${missing.join(', ')}`);
  }
  const { data } = parsed;
  return {
    resourceGroup: data.AZURE_RESOURCE_GROUP,
    apiManagement: data.API_MANAGEMENT_NAME,
    gatewayUrl: data.API_URL,
    scope: data.API_SCOPE,
    cosmosEndpoint: data.COSMOS_ENDPOINT,
    apps: { blue: data.BLUE_APP_NAME, green: data.GREEN_APP_NAME },
  };
}
