import { secretNotFound } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { changed, Properties, parseBody } from '../parse-properties.ts';
import { showItem } from '../secret.ts';

export const updateSecret: Operation = {
  method: 'PATCH',
  path: '/secrets/{name}/{version}',
  action: 'update',
  run({ store, vaultUrl, name, version, body, now }) {
    const properties = parseBody(Properties, body);
    const before = store.find(name, version);
    if (before === undefined) throw secretNotFound(version === undefined ? name : `${name}/${version}`);
    const after = { ...changed(before, properties), updated: now };
    store.update(after);
    return ok(showItem(vaultUrl, after));
  },
};
