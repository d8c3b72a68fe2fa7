import type { FunctionInvoker } from '../../functions-host/invocation.ts';
import type { DurableSettings } from '../durable-settings.ts';
import { EntityClient } from '../entities/entity-client.ts';
import { EntityDispatcher } from '../entities/entity-dispatcher.ts';
import type { DurableStore } from '../store/durable-store.ts';
import { type InstanceRecord, isFinished, type TraceContext } from '../store/instance-record.ts';
import type { InstanceFilter, ListPosition } from '../store/instances-table.ts';
import type { PendingTimer } from '../store/timers-table.ts';
import { ActivityDispatcher } from './activity-dispatcher.ts';
import { CompletionWaiters } from './completion-waiters.ts';
import { ArgumentError, InstanceExistsError, UnknownInstanceError } from './engine-errors.ts';
import { EpisodeDispatcher } from './episode-dispatcher.ts';
import { EpisodeWriter } from './episode-writer.ts';
import type { FunctionRegistry } from './function-registry.ts';
import { EventType, type HistoryEvent, historyEvent } from './history-event.ts';
import type { Instance } from './instance.ts';
import { assertInstanceId, newId } from './instance-id.ts';
import { InstancePurge } from './instance-purge.ts';
import { rewindInstance } from './instance-rewind.ts';
import type { Episode } from './orchestration-episode.ts';
import { StateWriter } from './state-writer.ts';
import { TaskHub } from './task-hub.ts';
import { TimerService } from './timer-service.ts';

export interface EngineDependencies {
  store: DurableStore;
  registry: FunctionRegistry;
  invoker: FunctionInvoker;
  settings: DurableSettings;
  log(line: string): void;
  /** A write has failed, so memory and file may differ, and this engine stops working. */
  onBroken(error: unknown): void;
}

export interface StartRequest {
  functionName: string;
  /** A new one if missing. */
  instanceId?: string | undefined;
  /** JSON */
  input: string | null;
  version?: string | undefined;
  traceContext?: TraceContext | undefined;
}

/** Runs orchestrations: requests of clients, episodes, activities and timers. */
export class OrchestrationEngine {
  readonly entities: EntityClient;
  readonly #dependencies: EngineDependencies;
  readonly #hub: TaskHub;
  readonly #writer: StateWriter;
  readonly #episodes: EpisodeDispatcher;
  readonly #activities: ActivityDispatcher;
  readonly #entityBatches: EntityDispatcher;
  readonly #timers: TimerService;
  readonly #purge: InstancePurge;
  readonly #waiters = new CompletionWaiters();

  constructor(dependencies: EngineDependencies) {
    this.#dependencies = dependencies;
    const { store, registry, invoker, settings, log, onBroken } = dependencies;
    const hub = new TaskHub(store, {
      onMessage: (instance) => this.#episodes.schedule(instance),
      onEntityMessage: (entity) => this.#entityBatches.schedule(entity),
    });
    const writer = new StateWriter(store, (error) => {
      void this.#drain();
      this.#waiters.fail(error);
      onBroken(error);
    });
    this.#hub = hub;
    this.#writer = writer;
    this.#purge = new InstancePurge({
      hub,
      store,
      writer,
      onPurged: ({ key, instanceId }) => {
        this.#activities.drop(key);
        this.#nameOrphans(instanceId);
      },
    });
    this.#timers = new TimerService(store.timers, (due) => this.#fire(due));
    this.#activities = new ActivityDispatcher(settings.maxConcurrentActivityFunctions, {
      hub,
      table: store.activities,
      writer,
      registry,
      invoker,
    });
    this.entities = new EntityClient({ hub: hub.entities, table: store.entities, writer, registry });
    this.#entityBatches = new EntityDispatcher({
      hub: hub.entities,
      writer,
      registry,
      invoker,
      maxConcurrentEntities: settings.maxConcurrentEntityFunctions,
      maxBatch: settings.maxEntityOperationBatchSize,
      log,
    });
    const episodeWriter = new EpisodeWriter({ hub, store, registry, log });
    this.#episodes = new EpisodeDispatcher({
      hub,
      episodeWriter,
      writer,
      registry,
      invoker,
      settings,
      log,
      onCommitted: (instance, episode, activities) => {
        this.#activities.add(instance, activities);
        this.#committed(instance, episode);
      },
    });
  }

  /** Continues everything that is unfinished in the state file. */
  start(): void {
    for (const { instance, activity } of this.#hub.load()) this.#activities.add(instance, [activity]);
    this.#episodes.start();
    this.#activities.start();
    this.#entityBatches.start();
    this.#timers.start();
  }

  /**
   * Starts nothing more. Resolves when the running work has ended, or at the deadline. Work that did not end runs
   * again.
   */
  async stop(deadline: AbortSignal): Promise<void> {
    const expired = new Promise<void>((resolve) => {
      if (deadline.aborted) resolve();
      else deadline.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.#drain(), expired]);
    this.#dependencies.store.close();
  }

  /** Resolves when everything that was read so far is on disk. Rejects if that is not certain. */
  durable(): Promise<void> {
    return this.#writer.durable();
  }

  find(instanceId: string): InstanceRecord | undefined {
    return this.#hub.find(instanceId);
  }

  /** @returns the JSON of each event */
  historyOf({ key }: InstanceRecord): string[] {
    return this.#dependencies.store.history.read(key);
  }

  list(filter: InstanceFilter, after: ListPosition, limit: number): InstanceRecord[] {
    return this.#dependencies.store.instances.list(filter, after, limit);
  }

  /**
   * Starts an instance. A finished one with that id is replaced; an unfinished one only if host.json allows it.
   *
   * @returns its id, once it is on disk
   * @throws ArgumentError for an unknown function or an id that is not allowed
   * @throws InstanceExistsError if an unfinished instance has that id
   */
  async startInstance({ functionName: name, instanceId, input, version, traceContext }: StartRequest): Promise<string> {
    const { registry, settings } = this.#dependencies;
    if (!registry.orchestrator(name)) throw new ArgumentError(registry.unknownOrchestrator(name));
    const id = instanceId || newId();
    assertInstanceId(id);
    const existing = this.find(id);
    const isFree =
      !existing || isFinished(existing.status) || settings.overridableExistingInstanceStates === 'AnyState';
    if (!isFree) throw new InstanceExistsError(existing.status);
    const start = { instanceId: id, name, version: version ?? settings.defaultVersion, input };
    await this.#writer.write(() => this.#hub.create({ ...start, parent: null, traceContext: traceContext ?? null }));
    if (existing) this.#activities.drop(existing.key);
    return id;
  }

  /** Sends an unfinished instance an event from outside. @throws UnknownInstanceError */
  async send(instanceId: string, event: HistoryEvent): Promise<void> {
    const instance = this.#hub.unfinished(instanceId);
    if (!instance) throw new UnknownInstanceError(instanceId);
    await this.#writer.write(() => this.#hub.post(instance, event, null));
  }

  /** Continues a failed instance as if the failed parts had not run yet. @throws UnknownInstanceError */
  async rewind(instanceId: string, reason: string | null): Promise<void> {
    const record = this.find(instanceId);
    if (record?.status !== 'Failed') throw new UnknownInstanceError(instanceId);
    await this.#writer.write(() => rewindInstance(record, reason, this.#hub, this.#dependencies.store));
  }

  /** Deletes an instance and its history, in any state. @returns false if there is none */
  async purge(instanceId: string): Promise<boolean> {
    const record = this.find(instanceId);
    if (record) await this.#purge.purge([record]);
    return record !== undefined;
  }

  /** Deletes the finished instances that the filter matches. @returns how many */
  purgeFinished(filter: InstanceFilter): Promise<number> {
    return this.#purge.purgeFinished(filter);
  }

  /** Resolves with the ended instance, once that is on disk. @throws UnknownInstanceError */
  async waitForCompletion(instanceId: string, signal?: AbortSignal): Promise<InstanceRecord> {
    const record = this.find(instanceId);
    if (!record) throw new UnknownInstanceError(instanceId);
    if (!isFinished(record.status)) return this.#waiters.wait(instanceId, signal);
    await this.durable();
    return record;
  }

  #committed(instance: Instance, episode: Episode): void {
    for (const task of episode.scheduled) if (task.kind === 'timer') this.#timers.added(Date.parse(task.fireAt));
    if (episode.ending) {
      this.#nameOrphans(instance.id);
      this.#activities.drop(instance.record.key);
      this.#waiters.ended(instance.record);
    }
    if (episode.isStuck) {
      const line = `durable: instance ${instance.id} waits for nothing and can never end, as in Azure`;
      this.#dependencies.log(line);
    }
  }

  /** As in Azure, an instance that is terminated or purged never releases its locks, so log the locked entities. */
  #nameOrphans(instanceId: string): void {
    for (const entityId of this.#dependencies.store.entities.lockedBy(instanceId)) {
      this.#dependencies.log(`durable: ${entityId} stays locked forever: instance ${instanceId} has ended or is gone`);
    }
  }

  /** A timer's event and its removal are one commit. */
  #fire(due: PendingTimer[]): void {
    void this.#writer.write(() => {
      for (const timer of due) {
        this.#hub.removeTimer(timer);
        const instance = this.#hub.byKey(timer.instanceKey);
        if (!instance) continue;
        const FireAt = new Date(timer.fireAt).toISOString();
        const event = historyEvent({ EventType: EventType.TimerFired, TimerId: timer.taskId, FireAt });
        this.#hub.post(instance, event, instance.record.executionId);
      }
    });
  }

  async #drain(): Promise<void> {
    this.#timers.stop();
    await Promise.all([this.#episodes.drain(), this.#activities.drain(), this.#entityBatches.drain()]);
  }
}
