import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SecretVersion } from './secret.ts';
import type { SecretStore } from './secret-store.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const Versions = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    value: z.string(),
    contentType: z.string().nullable(),
    tags: z.record(z.string(), z.string()).nullable(),
    enabled: z.boolean(),
    notBefore: z.int().nullable(),
    expires: z.int().nullable(),
    created: z.int(),
    updated: z.int(),
  }),
);

/** All versions as a blob that only a vault with the same state can read; in Azure, one of the same subscription. */
export function sealBackup(store: SecretStore, versions: readonly SecretVersion[]): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(store), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(versions)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @returns the versions in the order in which they were sealed, or undefined if it is not a backup of this vault */
export function openBackup(store: SecretStore, backup: string): SecretVersion[] | undefined {
  const blob = Buffer.from(backup, 'base64url');
  const begin = NONCE_BYTES + TAG_BYTES;
  if (blob.length <= begin) return undefined;
  try {
    const decipher = createDecipheriv(ALGORITHM, keyOf(store), blob.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(blob.subarray(NONCE_BYTES, begin));
    const opened = Buffer.concat([decipher.update(blob.subarray(begin)), decipher.final()]);
    return Versions.parse(JSON.parse(opened.toString()));
  } catch {
    return undefined;
  }
}

function keyOf(store: SecretStore): Uint8Array {
  return store.backupKey(() => randomBytes(KEY_BYTES));
}
