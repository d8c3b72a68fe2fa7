import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { ErrorWording } from '@partner-orders/loopback-server/http/serve';
import { isDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import type { admitCaller } from './admit-caller.ts';
import { badParameter, KeyVaultError, NEVER_CACHED } from './key-vault-error.ts';
import type { Operation } from './operation.ts';
import type { SecretStore } from './secret-store.ts';

export interface VaultState {
  readonly store: SecretStore;
  readonly commits: GroupCommit;
  readonly admit: ReturnType<typeof admitCaller>;
}

/** API versions with the same answers for secrets. */
const API_VERSION = /^(7\.[0-6]|20\d{2}-\d{2}-\d{2})(-preview(\.\d)?)?$/;
const NAME = /^[0-9a-z-]{1,127}$/i;

/** Does what all operations share: caller, API version, name, commit. */
export async function answerOperation(
  { store, commits, admit }: VaultState,
  operation: Operation,
  vaultUrl: string,
  request: SimulatorRequest,
): Promise<Reply> {
  await admit(request.headers, operation.action);
  const version = request.query.get('api-version');
  if (version === null) throw badParameter('The api-version query parameter (?api-version=) is required.');
  if (!API_VERSION.test(version)) throw badParameter(`The api-version '${version}' is not supported.`);
  const { name } = request.parameters;
  if (name !== undefined && !NAME.test(name)) throw badParameter(`The request URI contains an invalid name: ${name}`);
  const call = {
    store,
    vaultUrl,
    name: name ?? '',
    version: request.parameters['version'],
    query: request.query,
    body: request.body,
    now: Math.floor(Date.now() / 1_000),
  };
  const work = () => operation.run(call);
  const reply = operation.method === 'GET' ? work() : await commits.write(work);
  await commits.durable();
  return { ...reply, headers: { ...NEVER_CACHED, ...reply.headers } };
}

export const wording: ErrorWording = {
  unrouted(method, path, allowed) {
    if (allowed.length > 0) {
      const message = `${path} takes ${allowed.join(', ')}, not ${method}.`;
      const headers = { allow: allowed.join(', ') };
      return new KeyVaultError({ status: 405, code: 'MethodNotAllowed', message, headers }).toReply();
    }
    const message = `There is no ${method} ${path} here; see packages/embedded-azure/src/key-vault/SUPPORT.md.`;
    return new KeyVaultError({ status: 404, code: 'NotFound', message }).toReply();
  },
  tooLarge(limit) {
    const message = `The body is larger than ${limit} bytes.`;
    return new KeyVaultError({ status: 413, code: 'RequestTooLarge', message }).toReply();
  },
  failed(error) {
    if (error instanceof KeyVaultError) return error.toReply();
    if (isDiskFault(error)) {
      const unavailable = `The vault can't be used now: ${error}`;
      return new KeyVaultError({ status: 503, code: 'ServiceUnavailable', message: unavailable }).toReply();
    }
    const message = `The vault failed: ${error instanceof Error ? error.message : String(error)}`;
    return new KeyVaultError({ status: 500, code: 'InternalServerError', message }).toReply();
  },
};
