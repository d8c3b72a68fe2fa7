import { deletedSecretNotFound } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { showItem } from '../secret.ts';

export const recoverDeletedSecret: Operation = {
  method: 'POST',
  path: '/deletedsecrets/{name}/recover',
  action: 'recover',
  run({ store, vaultUrl, name }) {
    const deleted = store.findDeleted(name);
    if (deleted === undefined) throw deletedSecretNotFound(name);
    store.setDeleted(name, null);
    return ok(showItem(vaultUrl, deleted.latest));
  },
};
