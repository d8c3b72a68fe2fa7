import type { FunctionInvoker } from '../../functions-host/invocation.ts';
import type { ActivitiesTable, PendingActivity } from '../store/activities-table.ts';
import { runActivity, runHttpActivity, unknownActivity } from './activity-run.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { FairQueue } from './fair-queue.ts';
import type { FunctionRegistry } from './function-registry.ts';
import type { HistoryEvent } from './history-event.ts';
import { HTTP_ACTIVITY } from './http-activity.ts';
import type { Instance } from './instance.ts';
import type { StateWriter } from './state-writer.ts';
import type { TaskHub } from './task-hub.ts';

interface Job {
  instance: Instance;
  executionId: string;
  activity: PendingActivity;
}

export interface ActivityDependencies {
  hub: TaskHub;
  table: ActivitiesTable;
  writer: StateWriter;
  registry: FunctionRegistry;
  invoker: FunctionInvoker;
}

/** Runs activities, a limited number at the same time, with the instances taking turns. Each runs at least once. */
export class ActivityDispatcher {
  readonly #dependencies: ActivityDependencies;
  readonly #queue = new FairQueue<Job>();
  readonly #running: ConcurrencyLimit;

  constructor(limit: number, dependencies: ActivityDependencies) {
    this.#dependencies = dependencies;
    this.#running = new ConcurrencyLimit(limit, () => {
      const job = this.#queue.shift();
      return job && (() => this.#run(job));
    });
  }

  start(): void {
    this.#running.start();
  }

  /** Starts no more. Resolves when the running ones have ended. */
  drain(): Promise<void> {
    return this.#running.drain();
  }

  /** @param activities must be on disk */
  add(instance: Instance, activities: readonly PendingActivity[]): void {
    const { executionId } = instance.record;
    for (const activity of activities) this.#queue.push(instance.record.key, { instance, executionId, activity });
    this.#running.pump();
  }

  /** The instance has ended: activities that have not begun are dropped. */
  drop(instanceKey: number): void {
    this.#queue.drop(instanceKey);
  }

  /** An activity's result and its end are one commit. If the process is killed before, the activity runs again. */
  async #run({ instance, executionId, activity }: Job): Promise<void> {
    const { hub, table, writer } = this.#dependencies;
    const event = await this.#eventOf(activity, instance);
    const isWanted = hub.isUnfinished(instance) && instance.record.executionId === executionId;
    if (!isWanted || !writer.isOpen) return;
    void writer.write(() => {
      table.delete(activity.instanceKey, activity.taskId);
      hub.post(instance, event, executionId);
    });
  }

  #eventOf(activity: PendingActivity, { record }: Instance): Promise<HistoryEvent> | HistoryEvent {
    const { registry, invoker } = this.#dependencies;
    if (activity.name === HTTP_ACTIVITY) return runHttpActivity(activity);
    const definition = registry.activity(activity.name);
    if (definition) return runActivity(activity, record, definition, invoker);
    return unknownActivity(activity, registry.unknownActivity(activity.name));
  }
}
