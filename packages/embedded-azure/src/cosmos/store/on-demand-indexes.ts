import type { DatabaseSync } from 'node:sqlite';
import { requireDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { prefixColumn, type Scope } from './scope.ts';
import { indexFor, sortColumn } from './table-layout.ts';

const LARGEST_SMALL_TABLE = 1_000;
/** How many indexes of properties a table gets: each is computed at every write. */
const MOST_OF_PROPERTIES = 8;

/**
 * Creates the indexes of a container's table when a query first needs them, because each index costs time in every
 * write, and most containers are never asked for most of their orders. It takes about a microsecond per item, once.
 */
export class OnDemandIndexes {
  readonly #database: DatabaseSync;
  readonly #table: string;
  readonly #known = new Set<string>();
  #properties = 0;
  #isLarge = false;

  constructor(database: DatabaseSync, table: string) {
    this.#database = database;
    this.#table = table;
  }

  /**
   * Within a transaction nothing is created, because a later fault would undo it: the query is then only slower.
   *
   * @param composite the number of the composite index in whose order the rows are read
   */
  prepareFor(scope: Scope, composite?: number): void {
    const key = keyColumnOf(scope);
    if (key === undefined && composite === undefined) return;
    const { index, columns } = indexFor(this.#table, key, composite === undefined ? undefined : sortColumn(composite));
    this.#create(index, columns);
  }

  /**
   * The index for conditions that compare properties with constants.
   *
   * @returns its name; undefined if there is none, because the table is small or has enough of them
   */
  forExpressions(expressions: readonly string[]): string | undefined {
    return this.#forProperties(expressions.toSorted().join(', '));
  }

  /** The index in whose order the texts of a property are read. Items without one are not in it. */
  forTexts(expression: string): string | undefined {
    return this.#forProperties(expression, ` WHERE ${expression} IS NOT NULL`);
  }

  #forProperties(columns: string, where = ''): string | undefined {
    if (!this.isLarge()) return undefined;
    // Quotes would end the name.
    const index = `"${this.#table}_${columns.replaceAll(/body|[$"' ]/g, '')}"`;
    if (!this.#known.has(index) && this.#properties >= MOST_OF_PROPERTIES) return undefined;
    if (this.#create(index, columns, where) === 'created') this.#properties += 1;
    return this.#known.has(index) ? index : undefined;
  }

  /** A small table is read faster than its writes could pay for more indexes. Rows are numbered and seldom deleted. */
  isLarge(): boolean {
    if (this.#isLarge) return true;
    const found = this.#database.prepare(`SELECT max(n) AS last FROM ${this.#table}`).get();
    this.#isLarge = Number(found?.['last'] ?? 0) > LARGEST_SMALL_TABLE;
    return this.#isLarge;
  }

  #create(index: string, columns: string, where = ''): 'created' | undefined {
    if (this.#known.has(index) || this.#database.isTransaction) return undefined;
    try {
      this.#database.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${this.#table} (${columns})${where}`);
      this.#known.add(index);
      return 'created';
    } catch (error) {
      // A query can be answered without the index, also if the disk is full.
      requireDiskFault(error);
      return undefined;
    }
  }
}

function keyColumnOf(scope: Scope): string | undefined {
  if (scope.kind === 'partition') return 'pk';
  return scope.kind === 'prefix' ? prefixColumn(scope.levels) : undefined;
}
