import { randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';

/** A registered application that requests tokens. */
export interface RegisteredClient {
  readonly name: string;
  /** A GUID. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The id of its service principal, a GUID: `oid` and `sub` of its tokens. */
  readonly objectId: string;
}

/** A signing key with its private half, in PEM (PKCS #8). */
export interface StoredKey {
  readonly kid: string;
  readonly pem: string;
}

const SCHEMA = {
  version: 1,
  create: `
    CREATE TABLE tenant (id TEXT NOT NULL);
    CREATE TABLE clients (name TEXT PRIMARY KEY, clientId TEXT NOT NULL, clientSecret TEXT NOT NULL, objectId TEXT NOT NULL);
    CREATE TABLE keys (sequence INTEGER PRIMARY KEY, kid TEXT NOT NULL, pem TEXT NOT NULL);
  `,
};

/** What must survive a restart: the tenant, the clients' secrets, the signing keys. */
export class IdentityStore {
  readonly #database: DatabaseSync;

  /** @throws StateFileError */
  constructor(file: string) {
    this.#database = openDatabase(file, SCHEMA);
  }

  tenantId(): string {
    const row = this.#database.prepare('SELECT id FROM tenant').get();
    if (row !== undefined) return String(row['id']);
    const id = randomUUID();
    this.#database.prepare('INSERT INTO tenant VALUES (?)').run(id);
    return id;
  }

  /** The client with that name. A new one is registered with a new id and secret. */
  client(name: string): RegisteredClient {
    const row = this.#database.prepare('SELECT * FROM clients WHERE name = ?').get(name);
    if (row !== undefined) {
      return {
        name,
        clientId: String(row['clientId']),
        clientSecret: String(row['clientSecret']),
        objectId: String(row['objectId']),
      };
    }
    const client: RegisteredClient = {
      name,
      clientId: randomUUID(),
      clientSecret: randomBytes(30).toString('base64url'),
      objectId: randomUUID(),
    };
    this.#database
      .prepare('INSERT INTO clients VALUES (?, ?, ?, ?)')
      .run(client.name, client.clientId, client.clientSecret, client.objectId);
    return client;
  }

  /** The newest first. */
  keys(): StoredKey[] {
    return this.#database
      .prepare('SELECT kid, pem FROM keys ORDER BY sequence DESC')
      .all()
      .map((row) => ({ kid: String(row['kid']), pem: String(row['pem']) }));
  }

  /** Adds a key and deletes all but the newest `kept`. */
  addKey({ kid, pem }: StoredKey, kept: number): void {
    this.#database.prepare('INSERT INTO keys (kid, pem) VALUES (?, ?)').run(kid, pem);
    this.#database
      .prepare('DELETE FROM keys WHERE sequence NOT IN (SELECT sequence FROM keys ORDER BY sequence DESC LIMIT ?)')
      .run(kept);
  }

  close(): void {
    this.#database.close();
  }
}
