import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { type Asking, type Feature, findWait, MOST_SWITCHED_OFF, SwitchedOff } from '../../domain/switched-off.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  type FeatureSwitches,
  type StoredSwitches,
  SWITCHES_REMEMBERED_SECONDS,
} from '../../ports/feature-switches.ts';
import { log } from '../../telemetry/log.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { requireWithin } from '../require-within.ts';
import { SharedList } from './shared-list.ts';
import { toReadableSwitches } from './to-readable-switches.ts';

const about = {
  id: 'feature-switches',
  field: 'off',
  type: 'featureSwitches',
  what: 'the switches of features',
} as const;

/** A partner waits for it. A read takes milliseconds, and the database's client would wait and repeat for much longer. */
const READ_WITHIN_MS = 2_000;

/** All switches are one document: a process reads it every ten seconds at most, for any number of requests. */
export class CosmosFeatureSwitches implements FeatureSwitches {
  readonly #list: SharedList<SwitchedOff>;
  readonly #cache: ExpiringCache<'off', readonly SwitchedOff[]>;
  readonly #clock: Clock;
  #known: readonly SwitchedOff[] = [];

  constructor(container: Container, clock: Clock) {
    this.#list = new SharedList(container, about, z.array(SwitchedOff).max(MOST_SWITCHED_OFF), toReadableSwitches);
    this.#clock = clock;
    const maxAgeMs = SWITCHES_REMEMBERED_SECONDS * 1_000;
    this.#cache = new ExpiringCache(() => this.#load(), { clock, maxAgeMs, maxEntries: 1 });
  }

  async findWait(features: readonly Feature[], partner: Asking) {
    const off = await this.#cache.get('off');
    return off.length === 0 ? undefined : findWait(off, features, { partner, at: this.#clock.now() });
  }

  async read(): Promise<StoredSwitches> {
    const { items, faults, isList } = await this.#list.readAll();
    return { off: items, unreadable: faults, isKnown: isList };
  }

  change(
    decide: (off: readonly SwitchedOff[], unreadable: readonly string[]) => readonly SwitchedOff[],
  ): Promise<readonly SwitchedOff[]> {
    return this.#list.change(decide);
  }

  /** Fails open: a switch that can't be read must not take down what works. */
  async #load(): Promise<readonly SwitchedOff[]> {
    // A read that takes longer still counts when it ends.
    const reading = this.#list.readAll().then(({ items, isList }) => {
      if (isList) this.#known = items;
    });
    try {
      await requireWithin(READ_WITHIN_MS, 'the switches of features', reading);
    } catch (error) {
      log.warn(`the switches of features can't be read, so the last known ones hold: ${causeOf(error).message}`);
    }
    return this.#known;
  }
}
