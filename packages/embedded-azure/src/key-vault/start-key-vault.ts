import type { Route } from '@partner-orders/loopback-server/http/route';
import { serve } from '@partner-orders/loopback-server/http/serve';
import type { Latency } from '@partner-orders/loopback-server/latency';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { admitCaller, type CallerRules } from './admit-caller.ts';
import { answerOperation, type VaultState, wording } from './answer-operation.ts';
import { newVersion } from './operations/set-secret.ts';
import { operations } from './operations.ts';
import { SCHEMA, SecretStore } from './secret-store.ts';

export interface KeyVaultOptions extends CallerRules {
  /** The SQLite file of the secrets, readable only by the owner; created if missing. */
  readonly stateFile: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** PEM. */
  readonly certificate: { readonly cert: string; readonly key: string };
  /** The initial secrets. A value is generated if the vault has no secret of that name, not even a deleted one. */
  readonly initial?: Readonly<Record<string, () => string>>;
  /** Makes requests wait before they are read. */
  readonly latency?: Latency;
}

export interface KeyVault {
  readonly port: number;
  /** `https://127.0.0.1:<port>` */
  readonly url: string;
  /** The values of a secret's enabled versions, the newest first, to configure others that need the same secret. */
  valuesOf(name: string): string[];
  close(): Promise<void>;
}

/**
 * Starts a vault with the secrets part of Azure Key Vault's REST API over TLS: see SUPPORT.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startKeyVault(options: KeyVaultOptions): Promise<KeyVault> {
  const { stateFile, port = 0, certificate, initial = {}, latency } = options;
  const database = openDatabase(stateFile, SCHEMA);
  try {
    const store = new SecretStore(database);
    const commits = new GroupCommit(database);
    const state: VaultState = { store, commits, admit: admitCaller(options) };
    await commits.write(() => provide(store, initial));

    let url = '';
    const routes = operations.map<Route>((operation) => ({
      method: operation.method,
      path: operation.path,
      handle: (request) => answerOperation(state, operation, url, request),
    }));
    const serving = await serve({ name: 'the key vault', port, routes, wording, tls: certificate, latency });
    url = serving.url;
    return {
      port: serving.port,
      url,
      valuesOf: (name) =>
        store
          .versions(name)
          .filter(({ enabled }) => enabled)
          .map(({ value }) => value),
      async close() {
        await serving.close();
        commits.flush();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function provide(store: SecretStore, initial: Readonly<Record<string, () => string>>): void {
  const now = Math.floor(Date.now() / 1_000);
  for (const [name, make] of Object.entries(initial)) {
    if (store.find(name) === undefined && store.findDeleted(name) === undefined) {
      store.add(newVersion(name, make(), now));
    }
  }
}
