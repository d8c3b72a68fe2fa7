import { listPage } from '../list-page.ts';
import type { Operation } from '../operation.ts';
import { showItem } from '../secret.ts';

export const listSecrets: Operation = {
  method: 'GET',
  path: '/secrets',
  action: 'readMetadata',
  run: (call) =>
    listPage(call, {
      path: '/secrets',
      read: (after, limit) => call.store.page(after, limit),
      keyOf: ({ name }) => name,
      show: (secret) => showItem(call.vaultUrl, secret, { withVersion: false }),
    }),
};
