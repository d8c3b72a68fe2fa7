import type { Operation } from './operation.ts';
import { backupSecret } from './operations/backup-secret.ts';
import { deleteSecret } from './operations/delete-secret.ts';
import { getDeletedSecret } from './operations/get-deleted-secret.ts';
import { getSecret } from './operations/get-secret.ts';
import { listDeletedSecrets } from './operations/list-deleted-secrets.ts';
import { listSecretVersions } from './operations/list-secret-versions.ts';
import { listSecrets } from './operations/list-secrets.ts';
import { purgeDeletedSecret } from './operations/purge-deleted-secret.ts';
import { recoverDeletedSecret } from './operations/recover-deleted-secret.ts';
import { restoreSecret } from './operations/restore-secret.ts';
import { setSecret } from './operations/set-secret.ts';
import { updateSecret } from './operations/update-secret.ts';

/** Without a version, the newest one is used, with or without a slash after the name. */
const onNewest = (operation: Operation): Operation[] => [
  operation,
  { ...operation, path: '/secrets/{name}/' },
  { ...operation, path: '/secrets/{name}' },
];

/** All operations. */
export const operations: readonly Operation[] = [
  setSecret,
  ...onNewest(getSecret),
  ...onNewest(updateSecret),
  listSecrets,
  listSecretVersions,
  deleteSecret,
  getDeletedSecret,
  listDeletedSecrets,
  recoverDeletedSecret,
  purgeDeletedSecret,
  backupSecret,
  restoreSecret,
];
