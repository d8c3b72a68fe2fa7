import { deletedSecretNotFound } from '../key-vault-error.ts';
import type { Operation } from '../operation.ts';

export const purgeDeletedSecret: Operation = {
  method: 'DELETE',
  path: '/deletedsecrets/{name}',
  action: 'purge',
  run({ store, name }) {
    if (store.findDeleted(name) === undefined) throw deletedSecretNotFound(name);
    store.purge(name);
    return { status: 204 };
  },
};
