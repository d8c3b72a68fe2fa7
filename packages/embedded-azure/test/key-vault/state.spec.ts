import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretClient } from '@azure/keyvault-secrets';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { expect, onTestFinished, test } from 'vitest';
import { startKeyVault } from '../../src/key-vault/start-key-vault.ts';
import { refusalOf, VaultStage, vaultOptions } from './vault-stage.ts';

test('secrets, versions and deletions survive a restart', async () => {
  const stage = await VaultStage.start();
  const client = stage.client();
  const first = await client.setSecret('kept', 'one', { tags: { a: '1' } });
  await client.setSecret('kept', 'two');
  await client.setSecret('gone', 'x');
  await client.beginDeleteSecret('gone');
  await stage.restart();
  const again = stage.client();
  expect((await again.getSecret('kept')).value).toBe('two');
  const { version = '' } = first.properties;
  expect(await again.getSecret('kept', { version })).toEqual(first);
  expect(await refusalOf(again.setSecret('gone', 'y'))).toMatchObject({ status: 409 });
});

test('what was acknowledged exists after kill -9, completely or not at all', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'key-vault-'));
  const children: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(directory, { recursive: true });
  });
  async function start() {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'vault-process.ts'), directory]);
    children.push(child);
    const [line] = await once(child.stdout, 'data');
    const { url, token, ca } = JSON.parse(String(line)) as Record<'url' | 'token' | 'ca', string>;
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const retryOptions = { maxRetries: 0 };
    const options = { tlsOptions: { ca }, disableChallengeResourceVerification: true, retryOptions };
    return { child, client: new SecretClient(url, credential, options) };
  }

  const { child, client } = await start();
  const answered: string[] = [];
  const writing = (async () => {
    for (let n = 0; ; n += 1) {
      await client.setSecret('counter', `value ${n}`);
      answered.push(`value ${n}`);
      if (n === 20) child.kill('SIGKILL');
    }
  })();
  await expect(writing).rejects.toThrow();

  const after = await start();
  const values: string[] = [];
  for await (const { version = '' } of after.client.listPropertiesOfSecretVersions('counter')) {
    values.push((await after.client.getSecret('counter', { version })).value ?? '');
  }
  expect(values).toEqual(expect.arrayContaining(answered));
  expect(values.length - answered.length).toBeLessThanOrEqual(1);
});

test('initial secrets are created once, and not again when they were changed or deleted', async () => {
  let made = 0;
  const make = () => {
    made += 1;
    return `initial ${made}`;
  };
  const initial = { first: make, second: make };
  const stage = await VaultStage.start({ initial });
  expect(made).toBe(2);
  expect((await stage.client().getSecret('first')).value).toBe('initial 1');
  await stage.client().setSecret('first', 'changed');
  await stage.client().beginDeleteSecret('second');
  await stage.restart({ initial: { ...initial, third: make } });
  expect(made).toBe(3);
  expect(stage.vault.valuesOf('first')).toEqual(['changed', 'initial 1']);
  expect(stage.vault.valuesOf('second')).toEqual([]);
  expect(stage.vault.valuesOf('third')).toEqual(['initial 3']);
});

test('only values of enabled versions are returned', async () => {
  const stage = await VaultStage.start();
  const { properties } = await stage.client().setSecret('kept', 'one');
  await stage.client().setSecret('kept', 'two');
  await stage.client().updateSecretProperties('kept', properties.version ?? '', { enabled: false });
  expect(stage.vault.valuesOf('kept')).toEqual(['two']);
});

test('only the owner can read the state file', async () => {
  const { directory } = await VaultStage.start({ initial: { first: () => 'one' } });
  for (const file of ['key-vault.db', 'key-vault.db-wal']) {
    expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);
  }
});

test('a state file in use, a damaged one and a port in use are refused by name', async () => {
  const { directory, identity, certificate, vault } = await VaultStage.start();
  const options = vaultOptions(directory, identity, certificate);
  await expect(startKeyVault(options)).rejects.toThrow(StateFileError);
  const torn = join(directory, 'torn.db');
  writeFileSync(torn, 'not a database at all, by any reading of these bytes');
  await expect(startKeyVault({ ...options, stateFile: torn })).rejects.toThrow(StateFileError);
  const elsewhere = { ...options, stateFile: join(directory, 'other.db'), port: vault.port };
  await expect(startKeyVault(elsewhere)).rejects.toThrow(PortInUseError);
});
