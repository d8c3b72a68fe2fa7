import type { FunctionInvoker } from '../../functions-host/invocation.ts';
import type { DurableSettings } from '../durable-settings.ts';
import type { DurableStore } from '../store/durable-store.ts';
import { FINISHED, type InstanceRecord, isFinished } from '../store/instance-record.ts';
import type { InstanceFilter, ListPosition } from '../store/instances-table.ts';
import type { PendingTimer } from '../store/timers-table.ts';
import { ActivityDispatcher } from './activity-dispatcher.ts';
import { CompletionWaiters } from './completion-waiters.ts';
import { ArgumentError, InstanceExistsError, UnknownInstanceError } from './engine-errors.ts';
import { EpisodeDispatcher } from './episode-dispatcher.ts';
import type { FunctionRegistry } from './function-registry.ts';
import { EventType, type HistoryEvent, historyEvent } from './history-event.ts';
import type { Instance } from './instance.ts';
import { assertInstanceId, newId } from './instance-id.ts';
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
}

export interface StartRequest {
  functionName: string;
  /** A new one if missing. */
  instanceId?: string | undefined;
  /** JSON */
  input: string | null;
  version?: string | undefined;
}

/** How many instances one commit purges: purging many must not keep the event loop from others. */
const PURGE_BATCH = 200;

/** Runs orchestrations: what clients ask of them, their episodes, activities and timers. */
export class OrchestrationEngine {
  readonly #dependencies: EngineDependencies;
  readonly #hub: TaskHub;
  readonly #writer: StateWriter;
  readonly #episodes: EpisodeDispatcher;
  readonly #activities: ActivityDispatcher;
  readonly #timers: TimerService;
  readonly #waiters = new CompletionWaiters();

  constructor(dependencies: EngineDependencies) {
    this.#dependencies = dependencies;
    const { store, registry, invoker, settings, log } = dependencies;
    const hub = new TaskHub(store, registry, (instance) => this.#episodes.schedule(instance));
    const writer = new StateWriter(store, (error) => {
      log(`durable: the state can't be written, orchestrations stop until a restart: ${error}`);
      void this.#drain();
    });
    this.#hub = hub;
    this.#writer = writer;
    this.#timers = new TimerService(store.timers, (due) => this.#fire(due));
    this.#activities = new ActivityDispatcher(settings.maxConcurrentActivityFunctions, {
      hub,
      table: store.activities,
      writer,
      registry,
      invoker,
    });
    this.#episodes = new EpisodeDispatcher({
      hub,
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

  /** Goes on with whatever the state file says is unfinished. */
  start(): void {
    for (const { instance, activity } of this.#hub.load()) this.#activities.add(instance, [activity]);
    this.#episodes.start();
    this.#activities.start();
    this.#timers.start();
  }

  /** Begins nothing more; resolves when what runs has ended, or at the deadline. What did not end runs again. */
  async stop(deadline: AbortSignal): Promise<void> {
    const expired = new Promise<void>((resolve) => {
      if (deadline.aborted) resolve();
      else deadline.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.#drain(), expired]);
    this.#dependencies.store.close();
  }

  /** Resolves when everything that was read so far is on disk. */
  durable(): Promise<void> {
    return this.#dependencies.store.durable();
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
   * Starts an instance; a finished one with that id is replaced, as is Azure's default.
   *
   * @returns its id, once it is on disk
   * @throws ArgumentError for an unknown function or an id that is not allowed
   * @throws InstanceExistsError when an unfinished instance has that id
   */
  async startInstance({ functionName, instanceId, input, version }: StartRequest): Promise<string> {
    const { registry, settings } = this.#dependencies;
    if (!registry.orchestrator(functionName)) throw new ArgumentError(registry.unknownOrchestrator(functionName));
    const id = instanceId || newId();
    assertInstanceId(id);
    const existing = this.find(id);
    if (existing && !isFinished(existing.status)) throw new InstanceExistsError(existing.status);
    const start = { instanceId: id, name: functionName, version: version ?? settings.defaultVersion, input };
    await this.#writer.write(() => this.#hub.create({ ...start, parent: null }));
    return id;
  }

  /** Sends an unfinished instance an event from outside. @throws UnknownInstanceError */
  async send(instanceId: string, event: HistoryEvent): Promise<void> {
    const instance = this.#hub.unfinished(instanceId);
    if (!instance) throw new UnknownInstanceError(instanceId);
    await this.#writer.write(() => this.#hub.post(instance, event, null));
  }

  /** Forgets an instance and its history, whatever its state. @returns false if there is none */
  async purge(instanceId: string): Promise<boolean> {
    const record = this.find(instanceId);
    if (record) await this.#purge([record]);
    return record !== undefined;
  }

  /** Forgets the finished instances among those that the filter matches. @returns how many */
  async purgeFinished(filter: InstanceFilter): Promise<number> {
    const statuses = filter.statuses.filter((status) => FINISHED.includes(status));
    let purged = 0;
    for (;;) {
      const page = this.list({ ...filter, statuses }, { createdAt: 0, key: 0 }, PURGE_BATCH);
      if (page.length === 0) return purged;
      await this.#purge(page);
      purged += page.length;
    }
  }

  /** Resolves with the ended instance, once that is on disk. @throws UnknownInstanceError */
  async waitForCompletion(instanceId: string, signal?: AbortSignal): Promise<InstanceRecord> {
    const record = this.find(instanceId);
    if (!record) throw new UnknownInstanceError(instanceId);
    if (!isFinished(record.status)) return this.#waiters.wait(instanceId, signal);
    await this.durable();
    return record;
  }

  async #purge(records: readonly InstanceRecord[]): Promise<void> {
    await this.#writer.write(() => {
      for (const record of records) this.#hub.purge(record);
    });
    for (const { key } of records) this.#activities.drop(key);
  }

  #committed(instance: Instance, episode: Episode): void {
    for (const task of episode.scheduled) if (task.kind === 'timer') this.#timers.added(Date.parse(task.fireAt));
    if (episode.ending) {
      this.#activities.drop(instance.record.key);
      this.#waiters.ended(instance.record);
    }
    if (episode.isStuck) {
      const line = `durable: instance ${instance.id} waits for nothing and can never end, as in Azure`;
      this.#dependencies.log(line);
    }
  }

  /** A timer's firing and its being fired are one commit. */
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
    await Promise.all([this.#episodes.drain(), this.#activities.drain()]);
  }
}
