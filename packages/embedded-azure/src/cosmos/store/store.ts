import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { nowInSeconds } from '../documents/clock.ts';
import { removeDocument } from '../documents/store-document.ts';
import { CATALOG_TABLES, Catalog } from './catalog.ts';
import type { Container } from './container.ts';

const SCHEMA = { version: 1, create: CATALOG_TABLES };
const LSN_BLOCK = 1000;
const PURGE_BLOCK = 1000;

/** All state of the account, in one SQLite file. */
export class Store {
  readonly catalog: Catalog;
  readonly file: string;
  readonly #database: DatabaseSync;
  readonly #commits: GroupCommit;
  readonly #reserve: StatementSync;

  /**
   * @param file a path, or `:memory:`
   * @param rangeStarts see `CosmosOptions`
   * @throws StateFileError
   */
  constructor(file: string, rangeStarts?: readonly string[]) {
    this.file = file;
    this.#database = openDatabase(file, SCHEMA);
    this.#commits = new GroupCommit(this.#database);
    this.#reserve = this.#database.prepare('UPDATE containers SET reserved_lsn = ? WHERE number = ?');
    this.catalog = new Catalog(this.#database, rangeStarts);
  }

  /** Runs `work`, which changes the catalogue, as one all-or-nothing unit; resolves with its result once that is durable. */
  write<T>(work: () => T): Promise<T> {
    return this.#commits.write(() => {
      this.#commits.onFailure(this.catalog.remember());
      return work();
    });
  }

  /** Like `write`, for one change of a container's items: everything in it has the same log sequence number. */
  change<T>(container: Container, work: (lsn: number) => T): Promise<T> {
    return this.#commits.write(() => {
      const { lsn } = container;
      try {
        return work(this.#nextLsn(container));
      } catch (error) {
        // The unit was undone, and nothing else ran in between. (After a failed commit, its numbers are skipped.)
        container.lsn = lsn;
        throw error;
      }
    });
  }

  /** Resolves when everything that a read may have seen is durable, so that no answer can be undone by a crash. */
  settled(): Promise<void> {
    return this.#commits.durable();
  }

  /** Removes a batch of expired items from each container. Reads already ignore them. */
  async purgeExpired(): Promise<void> {
    for (const container of this.catalog.containers) {
      if (container.definition.defaultTtl === undefined) continue;
      const expired = container.documents.expired(nowInSeconds(), PURGE_BLOCK);
      if (expired.length === 0) continue;
      await this.#commits.write(() => {
        for (const document of expired) removeDocument(container, document.key, document);
      });
    }
  }

  close(): void {
    this.#commits.flush();
    this.#database.close();
  }

  /**
   * Reserves numbers on disk in blocks. After a crash the log continues after the block, so that no number is used
   * twice, even if the items with the highest numbers are deleted.
   */
  #nextLsn(container: Container): number {
    const { lsn, reservedLsn } = container;
    if (lsn >= reservedLsn) {
      const reserved = lsn + LSN_BLOCK;
      this.#reserve.run(reserved, container.number);
      container.reservedLsn = reserved;
      this.#commits.onFailure(() => {
        container.reservedLsn = reservedLsn;
      });
    }
    container.lsn += 1;
    return container.lsn;
  }
}
