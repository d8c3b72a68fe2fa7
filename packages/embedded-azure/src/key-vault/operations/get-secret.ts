import { secretDisabled, secretNotFound } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { showBundle } from '../secret.ts';

/** A version that has lapsed or has not begun is given like any other; one that is disabled is not. */
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
