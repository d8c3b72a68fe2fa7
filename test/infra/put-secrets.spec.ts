import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onceAllowed, putSecrets, type SecretStore } from '../../tools/azure/put-secrets.ts';
import { root } from '../../tools/root.ts';

function vaultWith(secrets: Record<string, string> = {}) {
  const kept = new Map(Object.entries(secrets));
  const vault: SecretStore = {
    get: async (name) => kept.get(name),
    set: async (name, value) => void kept.set(name, value),
  };
  return { kept, vault };
}

test('an empty vault gets the app’s own keys, generated, and the missing secrets are named', async () => {
  const { kept, vault } = vaultWith();
  const missing = await putSecrets(vault, {}, () => undefined);
  for (const name of ['cursor-key', 'webhook-key']) expect(kept.get(name)).toMatch(/^[\w-]{43}$/);
  expect(kept.get('cursor-key')).not.toBe(kept.get('webhook-key'));
  expect(missing.join('\n')).toMatch(/payments-api-key is missing: set PAYMENTS_API_KEY.*\n.*carrier-token is missing/);
});

test('secrets are read from the environment, and their values are never printed', async () => {
  const { kept, vault } = vaultWith();
  const said: string[] = [];
  const keys = { PAYMENTS_API_KEY: 'one', CARRIER_TOKEN: 'two' };
  const signing = { PAYMENTS_WEBHOOK_SECRET: 'three', CARRIER_WEBHOOK_SECRET: 'four' };
  const missing = await putSecrets(vault, { ...keys, ...signing }, (line) => said.push(line));
  expect(missing).toEqual([]);
  expect([kept.get('payments-api-key'), kept.get('carrier-token')]).toEqual(['one', 'two']);
  expect([kept.get('payments-webhook-secret'), kept.get('carrier-webhook-secret')]).toEqual(['three', 'four']);
  expect(said.join('\n')).not.toMatch(/one|two|three|four/);
});

test('a second run changes only the secrets that are given again', async () => {
  const own = { 'cursor-key': 'kept', 'webhook-key': 'kept' };
  const { kept, vault } = vaultWith({ ...own, 'payments-api-key': 'old', 'carrier-token': 'kept' });
  const said: string[] = [];
  await putSecrets(vault, { PAYMENTS_API_KEY: 'new', CARRIER_TOKEN: 'kept' }, (line) => said.push(line));
  expect(Object.fromEntries(kept)).toEqual({ ...own, 'payments-api-key': 'new', 'carrier-token': 'kept' });
  expect(said).toEqual(['payments-api-key: replaced']);
});

test('it waits for a role that the vault doesn’t know yet, and for nothing else', async () => {
  let refusals = 3;
  const refused = (statusCode: number) => Object.assign(new Error('refused'), { statusCode });
  const work = async () => {
    refusals -= 1;
    if (refusals >= 0) throw refused(403);
    return 'in';
  };
  expect(await onceAllowed(work, async () => undefined)).toBe('in');
  await expect(
    onceAllowed(
      () => Promise.reject(refused(403)),
      async () => undefined,
    ),
  ).rejects.toThrow('refused');
  const waits: number[] = [];
  await expect(
    onceAllowed(
      () => Promise.reject(refused(400)),
      async () => waits.push(1),
    ),
  ).rejects.toThrow('refused');
  expect(waits).toEqual([]);
});

test('a missing vault is reported in one line', async () => {
  const script = join(root, 'tools', 'azure', 'put-secrets.ts');
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, [script], { env: {} }, (error, _, stderr) => resolve({ code: error?.code, stderr }));
  });
  expect([code, stderr]).toEqual([1, 'secrets: AZURE_KEY_VAULT_URL is missing: azd sets it after azd provision\n']);
});
