import { secretNotFound } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { showDeleted } from '../secret.ts';

/** A soft delete: all versions can be recovered until they are purged. */
export const deleteSecret: Operation = {
  method: 'DELETE',
  path: '/secrets/{name}',
  action: 'delete',
  run({ store, vaultUrl, name, now }) {
    const latest = store.find(name);
    if (latest === undefined) throw secretNotFound(name);
    store.setDeleted(name, now);
    return ok(showDeleted(vaultUrl, { latest, deletedAt: now }));
  },
};
