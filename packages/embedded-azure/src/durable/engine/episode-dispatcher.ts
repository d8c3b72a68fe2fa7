import type { FunctionInvoker } from '../../functions-host/invocation.ts';
import type { DurableSettings } from '../durable-settings.ts';
import type { PendingActivity } from '../store/activities-table.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import type { EpisodeWriter } from './episode-writer.ts';
import type { FunctionRegistry } from './function-registry.ts';
import type { Instance, Intake } from './instance.ts';
import { controlEpisode, type Episode, endingEpisode, runEpisode } from './orchestration-episode.ts';
import type { StateWriter } from './state-writer.ts';
import type { TaskHub } from './task-hub.ts';
import { mayRun } from './version-match.ts';

export interface EpisodeDependencies {
  hub: TaskHub;
  episodeWriter: EpisodeWriter;
  writer: StateWriter;
  registry: FunctionRegistry;
  invoker: FunctionInvoker;
  settings: DurableSettings;
  log(line: string): void;
  /** Called with an episode once it is on disk. */
  onCommitted(instance: Instance, episode: Episode, activities: PendingActivity[]): void;
}

/**
 * Runs the episodes of instances that have messages: one per instance, a limited number at the same time, first come,
 * first served.
 */
export class EpisodeDispatcher {
  readonly #dependencies: EpisodeDependencies;
  readonly #ready = new Set<Instance>();
  readonly #inEpisode = new Set<Instance>();
  readonly #heldBack = new WeakSet<Instance>();
  readonly #running: ConcurrencyLimit;

  constructor(dependencies: EpisodeDependencies) {
    this.#dependencies = dependencies;
    this.#running = new ConcurrencyLimit(dependencies.settings.maxConcurrentOrchestratorFunctions, () => this.#next());
  }

  start(): void {
    this.#running.start();
  }

  /** Starts no more. Resolves when the running ones have ended. */
  drain(): Promise<void> {
    return this.#running.drain();
  }

  /** The instance has messages. */
  schedule(instance: Instance): void {
    if (this.#inEpisode.has(instance) || this.#ready.has(instance)) return;
    const obstacle = this.#obstacleTo(instance);
    if (obstacle === undefined) {
      this.#ready.add(instance);
      // Not at once: later messages of this turn may belong to the same episode.
      queueMicrotask(() => this.#running.pump());
    } else if (!this.#heldBack.has(instance)) {
      this.#heldBack.add(instance);
      this.#dependencies.log(`durable: instance ${instance.id} waits: ${obstacle}`);
    }
  }

  /** Why another deployment must run this instance; undefined if this one may. */
  #obstacleTo({ record }: Instance): string | undefined {
    const { registry, settings } = this.#dependencies;
    if (!registry.orchestrator(record.name)) return registry.unknownOrchestrator(record.name);
    if (mayRun(record.version, settings) || settings.versionFailureStrategy === 'Fail') return undefined;
    return `its version '${record.version}' does not match host.json's defaultVersion '${settings.defaultVersion}'`;
  }

  #next(): (() => Promise<void>) | undefined {
    const [instance] = this.#ready;
    if (!instance) return undefined;
    this.#ready.delete(instance);
    this.#inEpisode.add(instance);
    return async () => {
      try {
        await this.#run(instance);
      } catch (error) {
        // The engine's owner reports a state that can't be written.
        if (this.#dependencies.writer.isOpen)
          this.#dependencies.log(`durable: an episode of instance ${instance.id} failed: ${error}`);
      }
      this.#inEpisode.delete(instance);
      if (instance.hasMessages && this.#dependencies.hub.isUnfinished(instance)) this.schedule(instance);
    };
  }

  async #run(instance: Instance): Promise<void> {
    const { hub, episodeWriter, writer, onCommitted } = this.#dependencies;
    const intake = instance.takeMessages();
    if (intake.consumed.length === 0) return;
    const episode = await this.#episodeOf(instance, intake);
    // While its function ran, the instance may have been purged or the host stopped.
    if (!hub.isUnfinished(instance) || !writer.isOpen) return;
    const activities = await writer.write(() => episodeWriter.write(instance, intake, episode));
    if (episode) onCommitted(instance, episode, activities);
  }

  /** @returns undefined if none of the consumed messages has an effect */
  async #episodeOf(instance: Instance, { events, runs, terminated }: Intake): Promise<Episode | undefined> {
    const { registry, invoker, settings } = this.#dependencies;
    if (terminated) {
      return endingEpisode(instance, events, { status: 'Terminated', output: terminated.reason, details: null });
    }
    if (!runs) return events.length > 0 ? controlEpisode(events) : undefined;
    if (!mayRun(instance.record.version, settings)) {
      const output = 'Orchestration version did not comply with Worker Versioning';
      return endingEpisode(instance, events, { status: 'Failed', output, details: null });
    }
    const definition = registry.orchestrator(instance.record.name);
    if (!definition) throw new Error(registry.unknownOrchestrator(instance.record.name));
    return runEpisode(instance, events, definition, { invoker, registry, defaultVersion: settings.defaultVersion });
  }
}
