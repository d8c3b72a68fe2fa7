import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { badParameter, secretIsDeleted } from '../key-vault-error.ts';
import { type Operation, ok } from '../operation.ts';
import { changed, Properties, parseBody } from '../parse-properties.ts';
import { type SecretVersion, showBundle } from '../secret.ts';

const LARGEST_VALUE = 25_600;

const Body = Properties.extend({ value: z.string('is missing') });

export const setSecret: Operation = {
  method: 'PUT',
  path: '/secrets/{name}',
  action: 'setSecret',
  run({ store, vaultUrl, name, body, now }) {
    const { value, ...properties } = parseBody(Body, body);
    if (Buffer.byteLength(value) > LARGEST_VALUE) {
      throw badParameter(`The secret value is longer than ${LARGEST_VALUE} bytes.`);
    }
    if (store.findDeleted(name) !== undefined) throw secretIsDeleted(name);
    const secret = changed(newVersion(name, value, now), properties);
    store.add(secret);
    return ok(showBundle(vaultUrl, secret));
  },
};

/** An enabled version without any other property. @param now seconds since 1970 */
export function newVersion(name: string, value: string, now: number): SecretVersion {
  const version = randomUUID().replaceAll('-', '');
  const properties = { contentType: null, tags: null, enabled: true, notBefore: null, expires: null };
  return { name, version, value, ...properties, created: now, updated: now };
}
