import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';
import type { DeletedSecret, SecretVersion } from './secret.ts';

/** Names are compared without case. The newest version has the highest sequence. */
export const SCHEMA: DatabaseSchema = {
  version: 1,
  create: `
    CREATE TABLE secrets (name TEXT PRIMARY KEY COLLATE NOCASE, deletedAt INTEGER) WITHOUT ROWID;
    CREATE TABLE versions (
      sequence INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, version TEXT NOT NULL,
      value TEXT NOT NULL, contentType TEXT, tags TEXT, enabled INTEGER NOT NULL,
      notBefore INTEGER, expires INTEGER, created INTEGER NOT NULL, updated INTEGER NOT NULL,
      UNIQUE (name, version)
    );
    CREATE TABLE backup_key (key BLOB NOT NULL);
  `,
};

const NEWEST = 'sequence = (SELECT max(sequence) FROM versions AS v WHERE v.name = secrets.name)';

/** The secrets on disk. Write only inside a unit of the group commit. */
export class SecretStore {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #byVersion: StatementSync;
  readonly #newest: StatementSync;
  readonly #versions: StatementSync;
  readonly #page: StatementSync;
  readonly #versionPage: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    this.#insert = prepare(`
      INSERT INTO versions (name, version, value, contentType, tags, enabled, notBefore, expires, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    const select = 'SELECT versions.*, secrets.name AS name, deletedAt FROM secrets JOIN versions USING (name)';
    this.#byVersion = prepare(`${select} WHERE name = ? AND version = ? AND deletedAt IS NULL`);
    this.#newest = prepare(`${select} WHERE name = ? AND (deletedAt IS NULL) = ? AND ${NEWEST}`);
    this.#versions = prepare(`${select} WHERE name = ? AND deletedAt IS NULL ORDER BY sequence DESC`);
    this.#page = prepare(`${select} WHERE name > ? AND (deletedAt IS NULL) = ? AND ${NEWEST} ORDER BY name LIMIT ?`);
    this.#versionPage = prepare(
      `${select} WHERE name = ? AND version > ? AND deletedAt IS NULL ORDER BY version LIMIT ?`,
    );
  }

  /** Adds a version, which is the newest from now on. */
  add(secret: SecretVersion): void {
    this.#database.prepare('INSERT INTO secrets VALUES (?, NULL) ON CONFLICT DO NOTHING').run(secret.name);
    const { name, version, value, contentType, tags, enabled, notBefore, expires, created, updated } = secret;
    const tagged = tags === null ? null : JSON.stringify(tags);
    this.#insert.run(name, version, value, contentType, tagged, Number(enabled), notBefore, expires, created, updated);
  }

  /** @param version undefined for the newest */
  find(name: string, version?: string): SecretVersion | undefined {
    const row = version === undefined ? this.#newest.get(name, 1) : this.#byVersion.get(name, version);
    return row === undefined ? undefined : readVersion(row);
  }

  /** @returns all versions, the newest first */
  versions(name: string): SecretVersion[] {
    return this.#versions.all(name).map(readVersion);
  }

  /** Changes only properties: a value never changes. */
  update(secret: SecretVersion): void {
    const { name, version, contentType, tags, enabled, notBefore, expires, updated } = secret;
    this.#database
      .prepare(
        'UPDATE versions SET contentType = ?, tags = ?, enabled = ?, notBefore = ?, expires = ?, updated = ? WHERE name = ? AND version = ?',
      )
      .run(
        contentType,
        tags === null ? null : JSON.stringify(tags),
        Number(enabled),
        notBefore,
        expires,
        updated,
        name,
        version,
      );
  }

  /** The newest version of each secret, by name, after `after`. */
  page(after: string, limit: number): SecretVersion[] {
    return this.#page.all(after, 1, limit).map(readVersion);
  }

  /** In the order of their ids, which is unrelated to their age. Key Vault lists them in this way. */
  versionPage(name: string, after: string, limit: number): SecretVersion[] {
    return this.#versionPage.all(name, after, limit).map(readVersion);
  }

  /** @param deletedAt null recovers it */
  setDeleted(name: string, deletedAt: number | null): void {
    this.#database.prepare('UPDATE secrets SET deletedAt = ? WHERE name = ?').run(deletedAt, name);
  }

  findDeleted(name: string): DeletedSecret | undefined {
    const row = this.#newest.get(name, 0);
    return row === undefined ? undefined : readDeleted(row);
  }

  deletedPage(after: string, limit: number): DeletedSecret[] {
    return this.#page.all(after, 0, limit).map(readDeleted);
  }

  purge(name: string): void {
    this.#database.prepare('DELETE FROM versions WHERE name = ?').run(name);
    this.#database.prepare('DELETE FROM secrets WHERE name = ?').run(name);
  }

  /** The key that encrypts backups, constant for the life of the vault. @param make creates it if there is none */
  backupKey(make: () => Uint8Array): Uint8Array {
    const row = this.#database.prepare('SELECT key FROM backup_key').get();
    if (row?.['key'] instanceof Uint8Array) return row['key'];
    const key = make();
    this.#database.prepare('INSERT INTO backup_key VALUES (?)').run(key);
    return key;
  }
}

type Row = Record<string, unknown>;

function readVersion(row: Row): SecretVersion {
  const text = (column: string) => (row[column] === null ? null : String(row[column]));
  const seconds = (column: string) => (row[column] === null ? null : Number(row[column]));
  const tags = text('tags');
  return {
    name: String(row['name']),
    version: String(row['version']),
    value: String(row['value']),
    contentType: text('contentType'),
    tags: tags === null ? null : JSON.parse(tags),
    enabled: row['enabled'] === 1,
    notBefore: seconds('notBefore'),
    expires: seconds('expires'),
    created: Number(row['created']),
    updated: Number(row['updated']),
  };
}

function readDeleted(row: Row): DeletedSecret {
  return { latest: readVersion(row), deletedAt: Number(row['deletedAt']) };
}
