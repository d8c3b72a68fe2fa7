import { listPage } from '../list-page.ts';
import type { Operation } from '../operation.ts';
import { showDeleted } from '../secret.ts';

export const listDeletedSecrets: Operation = {
  method: 'GET',
  path: '/deletedsecrets',
  action: 'readMetadata',
  run: (call) =>
    listPage(call, {
      path: '/deletedsecrets',
      read: (after, limit) => call.store.deletedPage(after, limit),
      keyOf: ({ latest }) => latest.name,
      show: (deleted) => showDeleted(call.vaultUrl, deleted, { withVersion: false }),
    }),
};
