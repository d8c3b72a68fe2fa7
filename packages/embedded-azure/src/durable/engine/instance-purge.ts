import type { DurableStore } from '../store/durable-store.ts';
import { FINISHED, type InstanceRecord } from '../store/instance-record.ts';
import type { InstanceFilter } from '../store/instances-table.ts';
import type { StateWriter } from './state-writer.ts';
import type { TaskHub } from './task-hub.ts';

/** How many instances one commit purges, so that a large purge doesn't block the event loop. */
const BATCH = 200;

export interface InstancePurgeOptions {
  hub: TaskHub;
  store: DurableStore;
  writer: StateWriter;
  /** Called once that is on disk. */
  onPurged(record: InstanceRecord): void;
}

/** Deletes instances and their histories. */
export class InstancePurge {
  readonly #options: InstancePurgeOptions;

  constructor(options: InstancePurgeOptions) {
    this.#options = options;
  }

  async purge(records: readonly InstanceRecord[]): Promise<void> {
    const { hub, writer, onPurged } = this.#options;
    await writer.write(() => {
      for (const record of records) hub.purge(record);
    });
    for (const record of records) onPurged(record);
  }

  /** Purges the finished instances that the filter matches. @returns how many */
  async purgeFinished(filter: InstanceFilter): Promise<number> {
    const statuses = filter.statuses.filter((status) => FINISHED.includes(status));
    let purged = 0;
    for (;;) {
      const page = this.#options.store.instances.list({ ...filter, statuses }, { createdAt: 0, key: 0 }, BATCH);
      if (page.length === 0) return purged;
      await this.purge(page);
      purged += page.length;
    }
  }
}
