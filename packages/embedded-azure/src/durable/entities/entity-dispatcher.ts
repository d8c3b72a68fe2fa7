import type { FunctionInvoker } from '../../functions-host/invocation.ts';
import { ConcurrencyLimit } from '../engine/concurrency-limit.ts';
import type { FunctionRegistry } from '../engine/function-registry.ts';
import type { StateWriter } from '../engine/state-writer.ts';
import type { Entity, EntityBatch } from './entity.ts';
import { type EntityOutcome, runEntityBatch } from './entity-batch-run.ts';
import type { EntityHub } from './entity-hub.ts';

export interface EntityDispatcherOptions {
  hub: EntityHub;
  writer: StateWriter;
  registry: FunctionRegistry;
  invoker: FunctionInvoker;
  maxConcurrentEntities: number;
  maxBatch: number;
  log(line: string): void;
}

/**
 * Runs the batches of entities that have messages: one per entity, a limited number at the same time, first come, first
 * served.
 */
export class EntityDispatcher {
  readonly #options: EntityDispatcherOptions;
  readonly #ready = new Set<Entity>();
  readonly #inBatch = new Set<Entity>();
  readonly #running: ConcurrencyLimit;

  constructor(options: EntityDispatcherOptions) {
    this.#options = options;
    this.#running = new ConcurrencyLimit(options.maxConcurrentEntities, () => this.#next());
  }

  start(): void {
    this.#running.start();
  }

  /** Starts no more. Resolves when the running ones have ended. */
  drain(): Promise<void> {
    return this.#running.drain();
  }

  /** The entity has messages. */
  schedule(entity: Entity): void {
    if (this.#inBatch.has(entity) || this.#ready.has(entity) || !entity.isReady) return;
    this.#ready.add(entity);
    // Not at once: later messages of this turn may belong to the same batch.
    queueMicrotask(() => this.#running.pump());
  }

  #next(): (() => Promise<void>) | undefined {
    const [entity] = this.#ready;
    if (!entity) return undefined;
    this.#ready.delete(entity);
    this.#inBatch.add(entity);
    return async () => {
      try {
        await this.#run(entity);
      } catch (error) {
        // The engine's owner reports a state that can't be written.
        if (this.#options.writer.isOpen)
          this.#options.log(`durable: a batch of entity ${entity.record.entityId} failed: ${error}`);
      }
      this.#inBatch.delete(entity);
      this.schedule(entity);
    };
  }

  /** If the process is killed before the commit, the batch runs again. Its effects are written only once. */
  async #run(entity: Entity): Promise<void> {
    const { hub, writer, maxBatch } = this.#options;
    const batch = entity.takeBatch(maxBatch);
    const outcome = batch.operations.length > 0 ? await this.#outcomeOf(entity, batch) : undefined;
    if (!writer.isOpen) return;
    await writer.write(() => hub.apply(entity, batch, outcome));
  }

  async #outcomeOf({ record }: Entity, { operations }: EntityBatch): Promise<EntityOutcome> {
    const { registry, invoker } = this.#options;
    const definition = registry.entity(record.name);
    if (definition) return runEntityBatch(record, operations, definition, invoker);
    const failure = { isError: true, result: JSON.stringify(registry.unknownEntity(record.name)) };
    return {
      entityExists: record.exists,
      entityState: record.state,
      results: operations.map(() => failure),
      signals: [],
    };
  }
}
