import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import type { VaultAction } from './admit-caller.ts';
import type { SecretStore } from './secret-store.ts';

/** One admitted request. */
export interface VaultCall {
  readonly store: SecretStore;
  /** Without a slash at the end; ids begin with it. */
  readonly vaultUrl: string;
  /** The name in the path, already validated; empty if the path has none. */
  readonly name: string;
  /** Undefined means the newest. */
  readonly version: string | undefined;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Seconds since 1970. */
  readonly now: number;
}

/** One operation of the REST API: https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups */
export interface Operation {
  readonly method: Route['method'];
  readonly path: string;
  readonly action: VaultAction;
  run(call: VaultCall): Reply;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}
