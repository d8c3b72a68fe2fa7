import type { Container, JSONObject } from '@azure/cosmos';
import { HousekeepingState, type HousekeepingTask } from '../../domain/housekeeping.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Housekeeping } from '../../ports/housekeeping.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { addOnce } from './add-once.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

const MOST_ATTEMPTS = 10;

/** One document for each task. */
export class CosmosHousekeeping implements Housekeeping {
  readonly #container: Container;
  readonly #clock: Clock;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#clock = clock;
  }

  async find(task: HousekeepingTask): Promise<{ state: HousekeepingState; etag: string } | undefined> {
    const { resource, etag } = await this.#container.item(idOf(task), idOf(task)).read<JSONObject>();
    return resource && { state: HousekeepingState.parse(resource), etag };
  }

  async change(
    task: HousekeepingTask,
    decide: (state: HousekeepingState) => HousekeepingState,
  ): Promise<HousekeepingState> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const found = await this.find(task);
      const state = found?.state ?? { since: this.#clock.now().toISOString() };
      const changed = decide(state);
      if (changed === state) return state;
      if (await this.#write(task, changed, found?.etag)) return changed;
    }
    throw new Unavailable(`the state of ${task} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async #write(task: HousekeepingTask, state: HousekeepingState, etag: string | undefined): Promise<boolean> {
    const id = idOf(task);
    const document = { ...(state as JSONObject), id, type: 'housekeeping', schemaVersion: 1 };
    if (etag === undefined) return (await addOnce(this.#container, id, document)).kind === 'added';
    return replaceUnchanged(this.#container, id, document, etag);
  }
}

const idOf = (task: HousekeepingTask) => `housekeeping-${task}`;
