import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import type { AzureCli } from './azure-cli.ts';
import type { DeliveryTarget } from './delivery-target.ts';
import type { WorkInProgress } from './find-unfinished.ts';
import type { ResourceManager } from './resource-manager.ts';

/** What a command of a release works with. */
export interface Delivery {
  az: AzureCli;
  arm: ResourceManager;
  target: DeliveryTarget;
  /** Which versions serve: the app checks this before it writes what an older one can't read. */
  serving: ServingVersionsAdmin;
  /** What sagas and jobs are working on. */
  work: WorkInProgress;
  say: (text: string) => void;
}
