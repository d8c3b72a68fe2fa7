import type { DatabaseSync, StatementSync } from 'node:sqlite';

interface Waiter {
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Group commit: all writes of one turn of the event loop share one transaction, and each caller gets its result only
 * after the COMMIT. Even without fsync, one COMMIT costs as much as twenty writes, so this gives most of the
 * throughput.
 *
 * A disk fault ends the whole transaction. Then all writes of the turn are refused, also those that come later in it,
 * because they may depend on lost ones.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  #waiters: Waiter[] = [];
  #undo: ((error: unknown) => void)[] = [];
  /** The state of the current turn: undefined until something is written. */
  #turn: { failure?: { error: unknown } } | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#savepoint = database.prepare('SAVEPOINT unit');
    this.#release = database.prepare('RELEASE unit');
  }

  /**
   * Runs `work` at once, as a unit: if it throws, its writes are undone and only its caller fails. Resolves with its
   * result when the result is durable. Later reads on the same connection see it at once.
   */
  async write<T>(work: () => T): Promise<T> {
    this.#ensureOpen();
    const result = this.#unit(work);
    await this.durable();
    return result;
  }

  /**
   * Within a write: registers how to undo changes in memory if the write does not become durable. The last one
   * registered runs first, and at once, so that memory and file never disagree.
   */
  onFailure(undo: (error: unknown) => void): void {
    this.#undo.push(undo);
  }

  /** Resolves when everything written so far is durable. */
  durable(): Promise<void> {
    if (this.#turn === undefined) return Promise.resolve();
    if (this.#turn.failure) return Promise.reject(this.#turn.failure.error);
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  /** Commits what is pending, at once. */
  flush(): void {
    if (this.#turn === undefined) return;
    try {
      if (!this.#turn.failure) this.#commit.run();
    } catch (error) {
      this.#fail(error);
    }
    this.#turn = undefined;
    this.#undo = [];
    for (const waiter of this.#waiters.splice(0)) waiter.resolve();
  }

  #ensureOpen(): void {
    if (this.#turn?.failure) throw this.#turn.failure.error;
    if (this.#turn) return;
    this.#begin.run();
    this.#turn = {};
    setImmediate(() => this.flush());
  }

  #unit<T>(work: () => T): T {
    const before = this.#undo.length;
    try {
      this.#savepoint.run();
      const result = work();
      this.#release.run();
      return result;
    } catch (error) {
      if (this.#rollBackUnit()) this.#takeBack(before, error);
      else this.#fail(error);
      throw error;
    }
  }

  /** @returns false if SQLite has already ended the transaction, as it does after a disk fault */
  #rollBackUnit(): boolean {
    try {
      this.#database.exec('ROLLBACK TO unit; RELEASE unit');
      return true;
    } catch {
      return false;
    }
  }

  /** Nothing of this turn is durable. */
  #fail(error: unknown): void {
    if (this.#turn) this.#turn.failure = { error };
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // The next BEGIN restores what is on disk.
    }
    this.#takeBack(0, error);
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
  }

  #takeBack(to: number, error: unknown): void {
    while (this.#undo.length > to) this.#undo.pop()?.(error);
  }
}
