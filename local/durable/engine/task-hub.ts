import type { PendingActivity } from '../store/activities-table.ts';
import type { DurableStore } from '../store/durable-store.ts';
import type { InstanceRecord } from '../store/instance-record.ts';
import type { PendingTimer } from '../store/timers-table.ts';
import type { ScheduledTask } from './decision.ts';
import type { FunctionRegistry } from './function-registry.ts';
import { EventType, type HistoryEvent, historyEvent, type ParentInstance, parseHistoryEvent } from './history-event.ts';
import { record as recorded } from './history-log.ts';
import { Instance, type Intake, type Message } from './instance.ts';
import { newId } from './instance-id.ts';
import type { Ending, Episode } from './orchestration-episode.ts';
import { childEnded, childRefusal, childRefused, type SubOrchestration } from './sub-orchestration.ts';

interface NewInstance {
  instanceId: string;
  name: string;
  version: string;
  /** JSON */
  input: string | null;
  parent: ParentInstance | null;
}

type ActivityTask = Extract<ScheduledTask, { kind: 'activity' }>;

/**
 * The unfinished instances, in memory and in the state file at once. Every method that changes something must be
 * called inside one `DurableStore.write`, so that what belongs together is committed together.
 */
export class TaskHub {
  readonly #store: DurableStore;
  readonly #registry: FunctionRegistry;
  readonly #onMessage: (instance: Instance) => void;
  readonly #byId = new Map<string, Instance>();
  readonly #byKey = new Map<number, Instance>();

  /** @param onMessage is called when there is something for an instance to process */
  constructor(store: DurableStore, registry: FunctionRegistry, onMessage: (instance: Instance) => void) {
    this.#store = store;
    this.#registry = registry;
    this.#onMessage = onMessage;
  }

  /** Reads the unfinished instances back. @returns the activities that have to run (again) */
  load(): { instance: Instance; activity: PendingActivity }[] {
    const { instances, history, inbox, activities, timers } = this.#store;
    for (const record of instances.unfinished()) {
      const instance = new Instance(record);
      instance.history.append(history.read(record.key).map((json) => ({ json, event: parseHistoryEvent(json) })));
      this.#add(instance);
    }
    for (const { instanceKey, taskId } of timers.all()) this.#byKey.get(instanceKey)?.armedTimers.add(taskId);
    for (const { instanceKey, sequence, executionId, json } of inbox.all()) {
      this.#deliver(this.#byKey.get(instanceKey), { sequence, executionId, json, event: parseHistoryEvent(json) });
    }
    return activities.all().flatMap((activity) => {
      const instance = this.#byKey.get(activity.instanceKey);
      return instance ? [{ instance, activity }] : [];
    });
  }
  find(instanceId: string): InstanceRecord | undefined {
    return this.#byId.get(instanceId)?.record ?? this.#store.instances.find(instanceId);
  }

  unfinished(instanceId: string): Instance | undefined {
    return this.#byId.get(instanceId);
  }

  byKey(instanceKey: number): Instance | undefined {
    return this.#byKey.get(instanceKey);
  }

  /** Whether it is still the one that has its id: it may have ended, or been purged and started anew. */
  isUnfinished(instance: Instance): boolean {
    return this.#byId.get(instance.id) === instance;
  }

  /** Adds an instance that has yet to run. A finished one of the same id is replaced; there must be no unfinished one. */
  create({ instanceId, name, version, input, parent }: NewInstance): void {
    const replaced = this.#store.instances.find(instanceId);
    if (replaced) this.#forget(replaced.key);
    const now = Date.now();
    const instance = new Instance({
      key: this.#store.instances.newKey(),
      instanceId,
      executionId: newId(),
      name,
      version,
      status: 'Pending',
      parent,
      createdAt: now,
      updatedAt: now,
      customStatus: null,
      input,
      output: null,
    });
    this.#store.instances.insert(instance.record);
    this.#add(instance);
    this.#postStart(instance);
  }

  /** @param executionId the execution that the event is for; null: whichever there is */
  post(instance: Instance, event: HistoryEvent, executionId: string | null): void {
    const { json } = recorded(event);
    const sequence = this.#store.inbox.insert(instance.record.key, executionId, json);
    this.#deliver(instance, { event, json, sequence, executionId });
  }

  removeTimer({ instanceKey, taskId }: PendingTimer): void {
    this.#store.timers.delete(instanceKey, taskId);
    this.#byKey.get(instanceKey)?.armedTimers.delete(taskId);
  }

  purge({ key, instanceId }: InstanceRecord): void {
    this.#clearWork(key);
    this.#forget(key);
    this.#byKey.delete(key);
    this.#byId.delete(instanceId);
  }

  /** Writes what an episode changed. @returns the activities to run once that is committed */
  apply(instance: Instance, intake: Intake, episode: Episode | undefined): PendingActivity[] {
    const { record } = instance;
    for (const { sequence } of intake.consumed) this.#store.inbox.delete(sequence);
    if (!episode) return [];
    record.status = intake.suspended ? 'Suspended' : 'Running';
    record.updatedAt = Date.now();
    if (episode.customStatus !== undefined) record.customStatus = episode.customStatus;
    if (episode.continueAsNew) {
      this.#continueAsNew(instance, episode.continueAsNew);
      return [];
    }
    this.#store.history.append(record.key, instance.history.length, episode.events);
    instance.history.append(episode.events);
    for (const taskId of episode.cancelledTimers) {
      if (instance.armedTimers.has(taskId)) this.removeTimer({ instanceKey: record.key, taskId, fireAt: 0 });
    }
    const activities: PendingActivity[] = [];
    for (const task of episode.scheduled) {
      if (task.kind === 'activity') activities.push(this.#addActivity(instance, task));
      else if (task.kind === 'sub-orchestration') this.#startChild(instance, task);
      else if (!episode.cancelledTimers.has(task.id)) this.#addTimer(instance, task.id, Date.parse(task.fireAt));
    }
    if (episode.ending) this.#end(instance, episode.ending);
    this.#store.instances.update(record);
    return episode.ending ? [] : activities;
  }

  #continueAsNew(instance: Instance, { input, carriedEvents }: NonNullable<Episode['continueAsNew']>): void {
    const { record } = instance;
    this.#store.history.clear(record.key);
    this.#store.timers.clear(record.key);
    instance.history.clear();
    instance.armedTimers.clear();
    record.executionId = newId();
    record.input = input;
    this.#store.instances.update(record);
    this.#postStart(instance);
    for (const event of carriedEvents) this.post(instance, event, null);
  }

  #postStart(instance: Instance): void {
    const { instanceId, executionId, name, version, input, parent } = instance.record;
    const event = historyEvent({
      EventType: EventType.ExecutionStarted,
      OrchestrationInstance: { InstanceId: instanceId, ExecutionId: executionId },
      ParentInstance: parent,
      Name: name,
      Version: version,
      Input: input,
      Tags: null,
    });
    this.post(instance, event, executionId);
  }

  #addActivity({ record }: Instance, { id, name, input }: ActivityTask): PendingActivity {
    const text =
      input === undefined || input === null ? null : typeof input === 'string' ? input : JSON.stringify(input);
    const activity = { instanceKey: record.key, taskId: id, name, input: text };
    this.#store.activities.insert(activity);
    return activity;
  }

  #addTimer(instance: Instance, taskId: number, fireAt: number): void {
    this.#store.timers.insert({ instanceKey: instance.record.key, taskId, fireAt });
    instance.armedTimers.add(taskId);
  }

  #startChild(parent: Instance, task: SubOrchestration): void {
    const { instanceId, executionId, name, version } = parent.record;
    const refusal = childRefusal(parent.record, task, this.find(task.instanceId), this.#registry);
    if (refusal !== undefined) {
      this.post(parent, childRefused(task.id, refusal), executionId);
      return;
    }
    this.create({
      ...task,
      parent: {
        OrchestrationInstance: { InstanceId: instanceId, ExecutionId: executionId },
        Name: name,
        Version: version,
        TaskScheduleId: task.id,
      },
    });
  }

  #end(instance: Instance, ending: Ending): void {
    const { record } = instance;
    record.status = ending.status;
    record.output = ending.output;
    this.#clearWork(record.key);
    this.#byKey.delete(record.key);
    this.#byId.delete(record.instanceId);
    if (record.parent) this.#tellParent(record.parent, ending);
  }

  #tellParent({ OrchestrationInstance: { InstanceId, ExecutionId }, TaskScheduleId }: ParentInstance, ending: Ending) {
    const parent = this.#byId.get(InstanceId);
    if (parent?.record.executionId === ExecutionId) this.post(parent, childEnded(TaskScheduleId, ending), ExecutionId);
  }

  #deliver(instance: Instance | undefined, message: Message): void {
    if (!instance) return;
    instance.deliver(message);
    this.#onMessage(instance);
  }

  #add(instance: Instance): void {
    this.#byId.set(instance.id, instance);
    this.#byKey.set(instance.record.key, instance);
  }

  #clearWork(instanceKey: number): void {
    this.#store.inbox.clear(instanceKey);
    this.#store.activities.clear(instanceKey);
    this.#store.timers.clear(instanceKey);
  }

  #forget(instanceKey: number): void {
    this.#store.history.clear(instanceKey);
    this.#store.instances.delete(instanceKey);
  }
}
