import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';

export interface OpenServing {
  serving: ServingVersionsAdmin;
  close: () => void;
}

/** Opens the record of the versions that serve, with the sign-in of `az`; with `COSMOS`, that of an emulator. */
export function openServing(endpoint: string, { COSMOS }: Record<string, string | undefined>): OpenServing {
  const cosmos = connectCosmos(COSMOS ? { connectionString: COSMOS } : { endpoint });
  const container = cosmos.database(databaseId).container(containers.releases.id);
  const serving = new CosmosServingVersionsAdmin(container, { now: () => new Date() });
  return { serving, close: () => cosmos.dispose() };
}
