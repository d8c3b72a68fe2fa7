import { deletedSecretNotFound, secretDisabled } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { showDeleted } from '../secret.ts';

export const getDeletedSecret: Operation = {
  method: 'GET',
  path: '/deletedsecrets/{name}',
  action: 'getSecret',
  run({ store, vaultUrl, name }) {
    const deleted = store.findDeleted(name);
    if (deleted === undefined) throw deletedSecretNotFound(name);
    if (!deleted.latest.enabled) throw secretDisabled();
    return ok(showDeleted(vaultUrl, deleted));
  },
};
