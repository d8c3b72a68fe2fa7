import type { DatabaseSync } from 'node:sqlite';
import type { ContainerDefinition } from '../containers/container-definition.ts';
import { sortKeysOf } from '../containers/sort-keys.ts';
import { type FeedRange, feedRanges } from '../partition-key/feed-ranges.ts';
import type { JsonObject } from '../values/json.ts';
import { DocumentTable } from './document-table.ts';
import { parseDocument } from './parse-document.ts';
import { createRangeIndex, createTable, dropTable, rebuildSortColumns, type TableShape } from './table-layout.ts';
import { UniqueKeys } from './unique-keys.ts';

/** An open container: its definition, its items, and the position of its log. */
export class Container {
  readonly number: number;
  readonly databaseId: string;
  readonly rid: string;
  readonly ranges: readonly FeedRange[];
  documents: DocumentTable;
  /** Undefined if the container has none. */
  readonly uniqueKeys: UniqueKeys | undefined;
  definition: ContainerDefinition;
  /** As clients see it. */
  resource: JsonObject;
  /** The log sequence number of the last change. */
  lsn: number;
  /** Numbers up to this one are reserved on disk, so that none is used twice, even after a crash. */
  reservedLsn: number;

  constructor(
    database: DatabaseSync,
    state: {
      number: number;
      databaseId: string;
      rid: string;
      /** How many physical ranges, or where they begin. */
      partitions: number | readonly string[];
      definition: ContainerDefinition;
      resource: JsonObject;
      reservedLsn: number;
    },
  ) {
    const { definition } = state;
    this.number = state.number;
    this.databaseId = state.databaseId;
    this.rid = state.rid;
    this.definition = definition;
    this.resource = state.resource;
    this.lsn = state.reservedLsn;
    this.reservedLsn = state.reservedLsn;
    this.ranges = feedRanges(state.partitions, definition.partitionKey);
    this.documents = new DocumentTable(database, state.number, tableShape(definition));
    if (this.ranges.length > 1) createRangeIndex(database, state.number);
    this.uniqueKeys =
      definition.uniqueKeys.length > 0 ? new UniqueKeys(database, state.number, definition.uniqueKeys) : undefined;
  }

  static createTables(database: DatabaseSync, number: number, definition: ContainerDefinition): void {
    createTable(database, number, tableShape(definition));
    if (definition.uniqueKeys.length > 0) UniqueKeys.create(database, number);
  }

  /** Computes every item's keys for other composite indexes. */
  rebuildIndexes(database: DatabaseSync, definition: ContainerDefinition): void {
    const [before, after] = [tableShape(this.definition), tableShape(definition)];
    rebuildSortColumns(database, this.number, before, after, (row, body) =>
      sortKeysOf(parseDocument(body), row, definition.compositeIndexes),
    );
    this.documents = new DocumentTable(database, this.number, after);
  }

  /** @returns a function that restores the current definition */
  remember(): () => void {
    const { documents, definition, resource } = this;
    return () => {
      Object.assign(this, { documents, definition, resource });
    };
  }

  dropTables(database: DatabaseSync): void {
    dropTable(database, this.number);
    if (this.uniqueKeys !== undefined) UniqueKeys.drop(database, this.number);
  }
}

function tableShape(definition: ContainerDefinition): TableShape {
  return { levels: definition.partitionKey.paths.length, compositeIndexes: definition.compositeIndexes.length };
}
