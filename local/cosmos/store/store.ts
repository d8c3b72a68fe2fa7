import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { GroupCommit } from '../../sqlite/group-commit.ts';
import { openDatabase } from '../../sqlite/open-database.ts';
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

  /** Runs `work` as one all-or-nothing unit; resolves with its result once that is durable. */
  async write<T>(work: () => T): Promise<T> {
    let worked = false;
    try {
      return await this.#commits.write(() => {
        const result = work();
        worked = true;
        return result;
      });
    } catch (error) {
      // The unit was good but its commit was not: what memory says of it is on no disk.
      if (worked) this.catalog.load();
      throw error;
    }
  }

  /** As `write`, for one change of a container's items: everything in it gets one log sequence number. */
  change<T>(container: Container, work: (lsn: number) => T): Promise<T> {
    return this.write(() => {
      const { lsn, reservedLsn } = container;
      try {
        return work(this.#nextLsn(container));
      } catch (error) {
        // The unit is taken back, and nothing else ran in between.
        container.lsn = lsn;
        container.reservedLsn = reservedLsn;
        throw error;
      }
    });
  }

  /** Resolves when all that a read may have seen is durable: nobody is told what a crash could take back. */
  settled(): Promise<void> {
    return this.#commits.durable();
  }

  /** Removes items whose time has come, a block of each container; reads don't see them any more anyway. */
  async purgeExpired(): Promise<void> {
    for (const container of this.catalog.containers) {
      if (container.definition.defaultTtl === undefined) continue;
      const expired = container.documents.expired(nowInSeconds(), PURGE_BLOCK);
      if (expired.length === 0) continue;
      await this.write(() => {
        for (const document of expired) removeDocument(container, document.key, document);
      });
    }
  }

  close(): void {
    this.#commits.flush();
    this.#database.close();
  }

  /**
   * Numbers are taken on disk in blocks: after a crash the log goes on above the block, so that no number is
   * given twice, also when the items that had the highest are gone.
   */
  #nextLsn(container: Container): number {
    if (container.lsn >= container.reservedLsn) {
      const reserved = container.lsn + LSN_BLOCK;
      this.#reserve.run(reserved, container.number);
      container.reservedLsn = reserved;
    }
    container.lsn += 1;
    return container.lsn;
  }
}
