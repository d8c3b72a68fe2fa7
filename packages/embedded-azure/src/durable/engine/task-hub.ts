import type { Entity } from '../entities/entity.ts';
import { EntityHub } from '../entities/entity-hub.ts';
import type { EntityRequest } from '../entities/entity-message.ts';
import type { PendingActivity } from '../store/activities-table.ts';
import type { DurableStore } from '../store/durable-store.ts';
import type { InstanceRecord } from '../store/instance-record.ts';
import type { PendingTimer } from '../store/timers-table.ts';
import { EventType, type HistoryEvent, historyEvent, type ParentInstance, parseHistoryEvent } from './history-event.ts';
import { type RecordedEvent, record as recorded } from './history-log.ts';
import { Instance, type Message } from './instance.ts';
import { newId } from './instance-id.ts';
import { type NewInstance, newRecord, startEvent } from './new-instance.ts';
import type { Ending } from './orchestration-episode.ts';
import { childEnded } from './sub-orchestration.ts';

export interface TaskHubEvents {
  /** An instance has something to process. */
  onMessage(instance: Instance): void;
  /** An entity has something to process. */
  onEntityMessage(entity: Entity): void;
}

/**
 * The unfinished instances, both in memory and in the state file. Call every method that changes something inside one
 * `DurableStore.write`, so that related changes are committed together.
 */
export class TaskHub {
  readonly entities: EntityHub;
  readonly #store: DurableStore;
  readonly #events: TaskHubEvents;
  readonly #byId = new Map<string, Instance>();
  readonly #byKey = new Map<number, Instance>();

  constructor(store: DurableStore, events: TaskHubEvents) {
    this.#store = store;
    this.#events = events;
    this.entities = new EntityHub(store, {
      onMessage: (entity) => events.onEntityMessage(entity),
      onReply: (request, value) => this.reply(request, value),
    });
  }

  /** Loads the unfinished instances. @returns the activities that have to run (again) */
  load(): { instance: Instance; activity: PendingActivity }[] {
    const { instances, inbox, activities, timers } = this.#store;
    for (const record of instances.unfinished()) this.#read(record);
    for (const { instanceKey, taskId } of timers.all()) this.#byKey.get(instanceKey)?.armedTimers.add(taskId);
    for (const { instanceKey, sequence, executionId, json } of inbox.all()) {
      this.#deliver(this.#byKey.get(instanceKey), { sequence, executionId, json, event: parseHistoryEvent(json) });
    }
    this.entities.load();
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

  /** Whether it is still the instance with its id: it may have ended, or been purged and started again. */
  isUnfinished(instance: Instance): boolean {
    return this.#byId.get(instance.id) === instance;
  }

  /** Adds an instance that has not run yet, and replaces one with the same id. */
  create(start: NewInstance): void {
    const replaced = this.find(start.instanceId);
    if (replaced) this.purge(replaced);
    const instance = new Instance(newRecord(start, this.#store.instances.newKey()));
    this.#store.instances.insert(instance.record);
    this.#add(instance);
    this.#postStart(instance);
  }

  /** Begins the instance's next execution. It keeps only its input from the last one. */
  continueAsNew(instance: Instance, input: string | null): void {
    const { record } = instance;
    this.#store.history.clear(record.key);
    this.#store.timers.clear(record.key);
    instance.history.clear();
    instance.armedTimers.clear();
    instance.progress = undefined;
    record.executionId = newId();
    record.input = input;
    this.#store.instances.update(record);
    this.#postStart(instance);
  }

  /** Makes a finished instance unfinished, with another history. */
  revive(ended: InstanceRecord, history: readonly RecordedEvent[]): Instance {
    const record: InstanceRecord = { ...ended, status: 'Pending', output: null, updatedAt: Date.now() };
    this.#store.history.clear(record.key);
    this.#store.history.append(record.key, 0, history);
    this.#store.instances.update(record);
    return this.#read(record);
  }

  /** @param executionId the execution that the event is for; null means any */
  post(instance: Instance, event: HistoryEvent, executionId: string | null): void {
    const { json } = recorded(event);
    const sequence = this.#store.inbox.insert(instance.record.key, executionId, json);
    this.#deliver(instance, { event, json, sequence, executionId });
  }

  /** Answers an instance's request to an entity, if it still waits. */
  reply({ id, parent, parentExecution }: EntityRequest, value: string): void {
    const instance = this.#byId.get(parent ?? '');
    if (!instance || instance.record.executionId !== parentExecution) return;
    this.post(instance, historyEvent({ EventType: EventType.EventRaised, Name: id, Input: value }), parentExecution);
  }

  removeTimer({ instanceKey, taskId }: PendingTimer): void {
    this.#store.timers.delete(instanceKey, taskId);
    this.#byKey.get(instanceKey)?.armedTimers.delete(taskId);
  }

  end({ record }: Instance, ending: Ending): void {
    record.status = ending.status;
    record.output = ending.output;
    this.#clearWork(record);
    if (record.parent) this.#tellParent(record.parent, ending);
  }

  purge(record: InstanceRecord): void {
    this.#clearWork(record);
    this.#store.history.clear(record.key);
    this.#store.instances.delete(record.key);
  }

  #tellParent({ OrchestrationInstance: { InstanceId, ExecutionId }, TaskScheduleId }: ParentInstance, ending: Ending) {
    const parent = this.#byId.get(InstanceId);
    if (parent?.record.executionId === ExecutionId) this.post(parent, childEnded(TaskScheduleId, ending), ExecutionId);
  }

  #postStart(instance: Instance): void {
    this.post(instance, startEvent(instance.record), instance.record.executionId);
  }

  #deliver(instance: Instance | undefined, message: Message): void {
    if (!instance) return;
    instance.deliver(message);
    this.#events.onMessage(instance);
  }

  #read(record: InstanceRecord): Instance {
    const instance = new Instance(record);
    const history = this.#store.history.read(record.key);
    instance.history.append(history.map((json) => ({ json, event: parseHistoryEvent(json) })));
    this.#add(instance);
    return instance;
  }

  #add(instance: Instance): void {
    this.#byId.set(instance.id, instance);
    this.#byKey.set(instance.record.key, instance);
  }

  /** A finished or deleted instance has no work left. */
  #clearWork({ key, instanceId }: InstanceRecord): void {
    this.#store.inbox.clear(key);
    this.#store.activities.clear(key);
    this.#store.timers.clear(key);
    if (this.#byKey.delete(key)) this.#byId.delete(instanceId);
  }
}
