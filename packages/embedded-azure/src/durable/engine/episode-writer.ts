import { entityReply, REQUEST_EVENT } from '../entities/entity-message.ts';
import type { PendingActivity } from '../store/activities-table.ts';
import type { DurableStore } from '../store/durable-store.ts';
import type { ScheduledTask, SendDecision } from './decision.ts';
import type { FunctionRegistry } from './function-registry.ts';
import type { Instance, Intake } from './instance.ts';
import type { Episode } from './orchestration-episode.ts';
import { childRefusal, childRefused, type SubOrchestration } from './sub-orchestration.ts';
import type { TaskHub } from './task-hub.ts';

type ActivityTask = Extract<ScheduledTask, { kind: 'activity' }>;

export interface EpisodeWriterOptions {
  hub: TaskHub;
  store: DurableStore;
  registry: FunctionRegistry;
  log(line: string): void;
}

/** Writes the changes of an episode. Call it inside one `DurableStore.write`. */
export class EpisodeWriter {
  readonly #options: EpisodeWriterOptions;

  constructor(options: EpisodeWriterOptions) {
    this.#options = options;
  }

  /** @returns the activities to run once all is committed */
  write(instance: Instance, intake: Intake, episode: Episode | undefined): PendingActivity[] {
    const { hub, store } = this.#options;
    const { record } = instance;
    for (const { sequence } of intake.consumed) store.inbox.delete(sequence);
    if (!episode) return [];
    record.status = intake.suspended ? 'Suspended' : 'Running';
    record.updatedAt = Date.now();
    if (episode.customStatus !== undefined) record.customStatus = episode.customStatus;
    for (const task of episode.scheduled) if (task.kind === 'send') this.#send(instance, task);
    if (episode.continueAsNew) {
      const { input, carriedEvents } = episode.continueAsNew;
      hub.continueAsNew(instance, input);
      for (const event of carriedEvents) hub.post(instance, event, null);
      return [];
    }
    store.history.append(record.key, instance.history.length, episode.events);
    instance.history.append(episode.events);
    for (const taskId of episode.cancelledTimers) {
      if (instance.armedTimers.has(taskId)) hub.removeTimer({ instanceKey: record.key, taskId, fireAt: 0 });
    }
    const activities = this.#begin(instance, episode);
    if (episode.ending) hub.end(instance, episode.ending);
    store.instances.update(record);
    return episode.ending ? [] : activities;
  }

  #begin(instance: Instance, { scheduled, cancelledTimers }: Episode): PendingActivity[] {
    const activities: PendingActivity[] = [];
    for (const task of scheduled) {
      if (task.kind === 'activity') activities.push(this.#addActivity(instance, task));
      else if (task.kind === 'sub-orchestration') this.#startChild(instance, task);
      else if (task.kind === 'timer' && !cancelledTimers.has(task.id)) {
        this.#addTimer(instance, task.id, Date.parse(task.fireAt));
      }
    }
    return activities;
  }

  #addActivity({ record }: Instance, { id, name, input }: ActivityTask): PendingActivity {
    const text =
      input === undefined || input === null ? null : typeof input === 'string' ? input : JSON.stringify(input);
    const activity = { instanceKey: record.key, taskId: id, name, input: text };
    this.#options.store.activities.insert(activity);
    return activity;
  }

  #addTimer(instance: Instance, taskId: number, fireAt: number): void {
    this.#options.store.timers.insert({ instanceKey: instance.record.key, taskId, fireAt });
    instance.armedTimers.add(taskId);
  }

  #startChild(parent: Instance, task: SubOrchestration): void {
    const { hub, registry } = this.#options;
    const { instanceId, executionId, name, version, traceContext } = parent.record;
    const refusal = childRefusal(parent.record, task, hub.find(task.instanceId), registry);
    if (refusal !== undefined) {
      hub.post(parent, childRefused(task.id, refusal), executionId);
      return;
    }
    hub.create({
      instanceId: task.instanceId,
      name: task.name,
      version: task.version,
      input: task.input,
      traceContext,
      parent: {
        OrchestrationInstance: { InstanceId: instanceId, ExecutionId: executionId },
        Name: name,
        Version: version,
        TaskScheduleId: task.id,
      },
    });
  }

  /** If the app lacks the entity, the caller gets an error. In Azure it would wait forever. */
  #send(instance: Instance, { target, message }: SendDecision): void {
    const { hub, registry, log } = this.#options;
    if (registry.entity(target.name)) hub.entities.send(target, message);
    else if (message.name === REQUEST_EVENT && !message.body.signal) {
      hub.reply(message.body, entityReply(JSON.stringify(registry.unknownEntity(target.name)), true));
    } else log(`durable: a signal of instance ${instance.id} is lost: ${registry.unknownEntity(target.name)}`);
  }
}
