import type { DatabaseSync } from 'node:sqlite';
import { type ContainerDefinition, readContainerDefinition } from '../containers/container-definition.ts';
import { encodeEtag, readResourceId } from '../containers/resource-id.ts';
import { DEFAULT_THROUGHPUT, type Throughput } from '../containers/throughput.ts';
import type { JsonObject } from '../values/json.ts';
import { badRequest, conflict, notFound, ownerNotFound } from '../wire/cosmos-error.ts';
import { Container } from './container.ts';
import { Offers } from './offers.ts';
import { describeContainer, describeDatabase, parseResource } from './stored-resource.ts';
import { resetExpiry } from './table-layout.ts';

export const CATALOG_TABLES = `
  CREATE TABLE databases (number INTEGER PRIMARY KEY AUTOINCREMENT, resource TEXT NOT NULL) STRICT;
  CREATE TABLE containers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, database INTEGER NOT NULL, resource TEXT NOT NULL,
    partitions INTEGER NOT NULL, reserved_lsn INTEGER NOT NULL
  ) STRICT;
`;

export interface Database {
  readonly number: number;
  readonly rid: string;
  /** The resource that clients see. */
  readonly resource: JsonObject;
  readonly containers: Map<string, Container>;
}

/** The databases and containers of an account, in memory and on disk. Changes run inside the caller's unit. */
export class Catalog {
  readonly offers: Offers;
  readonly databases = new Map<string, Database>();
  readonly #database: DatabaseSync;
  readonly #rangeStarts: readonly string[] | undefined;

  /** @param rangeStarts where the ranges of containers with a hierarchical key begin; evenly by default */
  constructor(database: DatabaseSync, rangeStarts?: readonly string[]) {
    this.#database = database;
    this.#rangeStarts = rangeStarts;
    this.offers = new Offers(database);
    this.#load();
  }

  /** @returns a function that restores the current state in memory, for changes that don't reach the disk */
  remember(): () => void {
    const databases = [...this.databases].map(([id, database]) => ({
      ...{ id, database },
      containers: [...database.containers].map(([name, container]) => ({
        ...{ name, container },
        restore: container.remember(),
      })),
    }));
    const restoreOffers = this.offers.remember();
    return () => {
      restoreOffers();
      this.databases.clear();
      for (const { id, database, containers } of databases) {
        this.databases.set(id, database);
        database.containers.clear();
        for (const { name, container, restore } of containers) {
          restore();
          database.containers.set(name, container);
        }
      }
    };
  }

  #load(): void {
    this.offers.load();
    const byNumber = new Map<number, Database>();
    for (const row of this.#database.prepare('SELECT number, resource FROM databases ORDER BY number').all()) {
      const resource = parseResource(row['resource']);
      const number = Number(row['number']);
      const database = { number, rid: String(resource['_rid']), resource, containers: new Map<string, Container>() };
      byNumber.set(number, database);
      this.databases.set(String(resource['id']), database);
    }
    for (const row of this.#database.prepare('SELECT * FROM containers ORDER BY number').all()) {
      const owner = byNumber.get(Number(row['database']));
      if (owner === undefined) continue;
      const resource = parseResource(row['resource']);
      const definition = readContainerDefinition(resource);
      const container = new Container(this.#database, {
        number: Number(row['number']),
        databaseId: String(owner.resource['id']),
        rid: String(resource['_rid']),
        partitions: this.#rangesOf(definition, Number(row['partitions'])),
        reservedLsn: Number(row['reserved_lsn']),
        definition,
        resource,
      });
      owner.containers.set(definition.id, container);
    }
  }

  get containers(): Container[] {
    return [...this.databases.values()].flatMap((database) => [...database.containers.values()]);
  }

  /** @throws CosmosError 404 */
  database(id: string): Database {
    const database = this.databases.get(id);
    if (database === undefined) throw notFound();
    return database;
  }

  /** @throws CosmosError 404 */
  container(databaseId: string, id: string): Container {
    const container = this.databases.get(databaseId)?.containers.get(id);
    if (container === undefined) throw notFound();
    return container;
  }

  /** The container of an operation on items. @throws CosmosError 404 with the matching sub-status */
  ownerOfItems(databaseId: string, id: string): Container {
    const container = this.databases.get(databaseId)?.containers.get(id);
    if (container === undefined) throw ownerNotFound();
    return container;
  }

  /** @param throughput shared by its containers; undefined: each has its own */
  createDatabase(body: JsonObject, throughput?: Throughput): Database {
    const id = readResourceId(body['id']);
    if (this.databases.has(id)) throw conflict();
    const number = this.#newRow("INSERT INTO databases (resource) VALUES ('')");
    const { rid, resource } = describeDatabase(number, id);
    this.#database.prepare('UPDATE databases SET resource = ? WHERE number = ?').run(JSON.stringify(resource), number);
    const database: Database = { number, rid, resource, containers: new Map() };
    if (throughput !== undefined) this.offers.create(rid, String(resource['_self']), throughput);
    this.databases.set(id, database);
    return database;
  }

  dropDatabase(id: string): void {
    const database = this.database(id);
    for (const containerId of database.containers.keys()) this.dropContainer(id, containerId);
    this.offers.remove(database.rid);
    this.#database.prepare('DELETE FROM databases WHERE number = ?').run(database.number);
    this.databases.delete(id);
  }

  createContainer(databaseId: string, body: JsonObject, partitions: number, throughput?: Throughput): Container {
    const owner = this.database(databaseId);
    const definition = readContainerDefinition(body);
    if (owner.containers.has(definition.id)) throw conflict();
    const number = this.#newRow(
      "INSERT INTO containers (database, resource, partitions, reserved_lsn) VALUES (?, '', ?, 0)",
      owner.number,
      partitions,
    );
    const { rid, resource } = describeContainer(number, owner, definition);
    this.#saveContainer(number, resource);
    Container.createTables(this.#database, number, definition);
    const own = throughput ?? (this.offers.ofOwner(owner.rid) === undefined ? DEFAULT_THROUGHPUT : undefined);
    if (own !== undefined) this.offers.create(rid, String(resource['_self']), own);
    const container = new Container(this.#database, {
      ...{ number, databaseId, rid, definition, resource },
      partitions: this.#rangesOf(definition, partitions),
      reservedLsn: 0,
    });
    owner.containers.set(definition.id, container);
    return container;
  }

  #rangesOf({ partitionKey }: ContainerDefinition, partitions: number): number | readonly string[] {
    return partitionKey.kind === 'MultiHash' ? (this.#rangeStarts ?? partitions) : partitions;
  }

  /** Changes what may change: the default TTL and the indexing policy. */
  replaceContainer(databaseId: string, id: string, body: JsonObject): Container {
    const container = this.container(databaseId, id);
    const definition = readContainerDefinition(body);
    const current = container.definition;
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    if (definition.id !== current.id || !same(definition.partitionKey.paths, current.partitionKey.paths)) {
      throw badRequest('The id and the partition key of a container cannot be changed.');
    }
    if (!same(definition.uniqueKeys, current.uniqueKeys)) {
      throw badRequest('The unique index policy of a container cannot be changed.');
    }
    if (!same(definition.compositeIndexes, current.compositeIndexes)) {
      container.rebuildIndexes(this.#database, definition);
    }
    const now = Date.now();
    const system = Object.fromEntries(Object.entries(container.resource).filter(([key]) => key.startsWith('_')));
    container.resource = {
      ...definition.resource,
      ...system,
      ...{ _ts: Math.floor(now / 1000), _etag: encodeEtag(container.number, now, now) },
    };
    if (definition.defaultTtl !== current.defaultTtl)
      resetExpiry(this.#database, container.number, definition.defaultTtl);
    container.definition = { ...definition, partitionKey: current.partitionKey };
    this.#saveContainer(container.number, container.resource);
    return container;
  }

  dropContainer(databaseId: string, id: string): void {
    const container = this.container(databaseId, id);
    container.dropTables(this.#database);
    this.offers.remove(container.rid);
    this.#database.prepare('DELETE FROM containers WHERE number = ?').run(container.number);
    this.database(databaseId).containers.delete(id);
  }

  #saveContainer(number: number, resource: JsonObject): void {
    this.#database.prepare('UPDATE containers SET resource = ? WHERE number = ?').run(JSON.stringify(resource), number);
  }

  /** Numbers are never reused, because a client may still know what had one before. */
  #newRow(sql: string, ...values: number[]): number {
    return Number(this.#database.prepare(sql).run(...values).lastInsertRowid);
  }
}
