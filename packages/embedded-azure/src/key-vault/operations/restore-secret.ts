import { z } from 'zod';
import { badParameter, KeyVaultError, secretIsDeleted } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { parseBody } from '../parse-properties.ts';
import { showItem } from '../secret.ts';
import { openBackup } from '../secret-backup.ts';

const Body = z.object({ value: z.string('is missing') });

export const restoreSecret: Operation = {
  method: 'POST',
  path: '/secrets/restore',
  action: 'restore',
  run({ store, vaultUrl, body }) {
    const [latest, ...older] = openBackup(store, parseBody(Body, body).value) ?? [];
    if (latest === undefined) throw badParameter('Backup blob contains invalid or corrupt data.');
    const { name } = latest;
    if (store.findDeleted(name) !== undefined) throw secretIsDeleted(name);
    if (store.find(name) !== undefined) {
      const message = `A secret with the name ${name} is in this vault already.`;
      throw new KeyVaultError({ status: 409, code: 'Conflict', message });
    }
    for (const secret of [latest, ...older].reverse()) store.add(secret);
    return ok(showItem(vaultUrl, latest));
  },
};
