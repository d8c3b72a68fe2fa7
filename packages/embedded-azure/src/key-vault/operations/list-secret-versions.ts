import { secretNotFound } from '../key-vault-error.ts';
import { listPage } from '../list-page.ts';
import type { Operation } from '../operation.ts';
import { showItem } from '../secret.ts';

export const listSecretVersions: Operation = {
  method: 'GET',
  path: '/secrets/{name}/versions',
  action: 'readMetadata',
  run(call) {
    const { store, name, vaultUrl } = call;
    if (store.find(name) === undefined) throw secretNotFound(name);
    return listPage(call, {
      path: `/secrets/${name}/versions`,
      read: (after, limit) => store.versionPage(name, after, limit),
      keyOf: ({ version }) => version,
      show: (secret) => showItem(vaultUrl, secret),
    });
  },
};
