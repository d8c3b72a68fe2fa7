import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosJobsAdmin } from '../../shared/adapters/cosmos/cosmos-jobs-admin.ts';
import { CosmosOrdersAdmin } from '../../shared/adapters/cosmos/cosmos-orders-admin.ts';
import { CosmosRefundsAdmin } from '../../shared/adapters/cosmos/cosmos-refunds-admin.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import type { WorkInProgress } from './find-unfinished.ts';

export interface OpenServing {
  serving: ServingVersionsAdmin;
  work: WorkInProgress;
  close: () => void;
}

/** Opens the record of the versions that serve, and the work in progress, with the sign-in of `az`; with `COSMOS`, that of an emulator. */
export function openServing(endpoint: string, { COSMOS }: Record<string, string | undefined>): OpenServing {
  const cosmos = connectCosmos(COSMOS ? { connectionString: COSMOS } : { endpoint });
  const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
  const serving = new CosmosServingVersionsAdmin(container('releases'), { now: () => new Date() });
  const work = {
    orders: new CosmosOrdersAdmin(container('orders')),
    refunds: new CosmosRefundsAdmin(container('orders')),
    jobs: new CosmosJobsAdmin(container('jobs')),
  };
  return { serving, work, close: () => cosmos.dispose() };
}
