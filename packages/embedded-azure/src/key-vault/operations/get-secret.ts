import { secretDisabled, secretNotFound } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { showBundle } from '../secret.ts';

/** Returns versions that have expired or are not valid yet like any other, but no disabled ones. */
export const getSecret: Operation = {
  method: 'GET',
  path: '/secrets/{name}/{version}',
  action: 'getSecret',
  run({ store, vaultUrl, name, version }) {
    const secret = store.find(name, version);
    if (secret === undefined) throw secretNotFound(version === undefined ? name : `${name}/${version}`);
    if (!secret.enabled) throw secretDisabled();
    return ok(showBundle(vaultUrl, secret));
  },
};
