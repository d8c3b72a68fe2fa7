import type { Container } from '@azure/cosmos';
import type { HousekeepingRequest, HousekeepingState, HousekeepingTask } from '../../domain/housekeeping.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HousekeepingAdmin } from '../../ports/housekeeping-admin.ts';
import { CosmosHousekeeping } from './cosmos-housekeeping.ts';

export class CosmosHousekeepingAdmin implements HousekeepingAdmin {
  readonly #housekeeping: CosmosHousekeeping;

  constructor(container: Container, clock: Clock) {
    this.#housekeeping = new CosmosHousekeeping(container, clock);
  }

  async find(task: HousekeepingTask): Promise<HousekeepingState | undefined> {
    return (await this.#housekeeping.find(task))?.state;
  }

  async request(task: HousekeepingTask, request: HousekeepingRequest): Promise<boolean> {
    const state = await this.#housekeeping.change(task, (known) =>
      known.request === undefined ? { ...known, request } : known,
    );
    return state.request?.id === request.id;
  }
}
