import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import { type Colour, colours } from './colours.ts';

/** The existing resources of an environment, by their Resource Manager ids. */
export interface Resources {
  resourceGroup: string;
  apiManagement: string | undefined;
  cosmos: string | undefined;
  /** Names of the function apps. */
  apps: Partial<Record<Colour, string>>;
  /** Whether infra/main.bicep made it as a stand-by. */
  isStandBy: boolean;
}

const Listed = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    tags: z.record(z.string(), z.string()).nullish(),
  }),
);
type Listed = z.infer<typeof Listed>;

/**
 * Looks up the resources themselves, because the record of a deployment has no outputs while it runs and after it has
 * failed.
 *
 * @param environment its name, as in infra/main.bicep
 * @returns undefined if it has no resource group
 * @throws Error if a resource exists twice
 */
export async function findResources(az: AzureCli, environment: string): Promise<Resources | undefined> {
  const resourceGroup = `rg-${environment}`;
  if (!(await az.ask(z.boolean(), ['group', 'exists', '--name', resourceGroup]))) return undefined;
  const listed = await az.ask(Listed, ['resource', 'list', '--resource-group', resourceGroup]);
  const ofType = (type: string) => listed.filter((resource) => resource.type.toLowerCase() === type.toLowerCase());
  const apps = ofType('Microsoft.Web/sites');
  const only = (what: string, found: Listed) => {
    if (found.length > 1) throw new Error(`environment ${environment} has ${found.length} of ${what} instead of one`);
    return found[0];
  };
  const named = colours.flatMap((colour) => {
    const app = only(
      `the function app of ${colour}`,
      apps.filter(({ tags }) => tags?.['colour'] === colour),
    );
    return app ? [[colour, app.name] as const] : [];
  });
  return {
    resourceGroup,
    apiManagement: only('API Management', ofType('Microsoft.ApiManagement/service'))?.id,
    cosmos: only('Cosmos DB', ofType('Microsoft.DocumentDB/databaseAccounts'))?.id,
    apps: Object.fromEntries(named),
    isStandBy: apps.some(({ tags }) => tags?.['standBy'] === 'true'),
  };
}
