import { secretNotFound } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { sealBackup } from '../secret-backup.ts';

export const backupSecret: Operation = {
  method: 'POST',
  path: '/secrets/{name}/backup',
  action: 'backup',
  run({ store, name }) {
    const versions = store.versions(name);
    if (versions.length === 0) throw secretNotFound(name);
    return ok({ value: sealBackup(store, versions) });
  },
};
