import { randomUUID } from 'node:crypto';
import { ArgumentError } from '../engine/engine-errors.ts';
import type { FunctionRegistry } from '../engine/function-registry.ts';
import type { StateWriter } from '../engine/state-writer.ts';
import type { EntitiesTable, EntityFilter, EntityRecord } from '../store/entities-table.ts';
import type { EntityHub } from './entity-hub.ts';
import type { EntityId } from './entity-id.ts';
import { type EntityRequest, REQUEST_EVENT } from './entity-message.ts';

export interface EntityClientOptions {
  hub: EntityHub;
  table: EntitiesTable;
  writer: StateWriter;
  registry: FunctionRegistry;
}

/** The requests of clients to entities. */
export class EntityClient {
  readonly #options: EntityClientOptions;

  constructor(options: EntityClientOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the signal is on disk.
   *
   * @param operation its `input` is JSON
   * @throws ArgumentError for an entity that the app does not have
   */
  async signal(target: EntityId, operation: { op: string; input?: string }): Promise<void> {
    const { hub, writer, registry } = this.#options;
    if (!registry.entity(target.name)) throw new ArgumentError(registry.unknownEntity(target.name));
    const body: EntityRequest = { ...operation, signal: true, id: randomUUID() };
    await writer.write(() => hub.send(target, { name: REQUEST_EVENT, body }));
  }

  /** @returns undefined for an entity that does not exist */
  find(id: EntityId): EntityRecord | undefined {
    const entity = this.#options.hub.find(id);
    return entity?.exists ? entity : undefined;
  }

  /** @param after the id of the last entity on the previous page */
  list(filter: EntityFilter, after: string, limit: number): EntityRecord[] {
    return this.#options.table.list(filter, after, limit);
  }
}
