import { expect, test } from 'vitest';
import { anyVault, collected, freshName, refusalOf } from './vault-stage.ts';

test('a deleted secret is gone, and can be recovered with all its versions', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const first = await client.setSecret(name, 'one');
  await client.setSecret(name, 'two');
  const deleted = (await client.beginDeleteSecret(name)).getResult();
  expect(deleted?.recoveryId).toContain(`/deletedsecrets/${name}`);
  expect(deleted).not.toHaveProperty('value', 'two');
  const kept = (deleted?.scheduledPurgeDate?.getTime() ?? 0) - (deleted?.deletedOn?.getTime() ?? 0);
  expect(kept).toBe((deleted?.properties.recoverableDays ?? 0) * 86_400_000);

  expect(await refusalOf(client.getSecret(name))).toMatchObject({ status: 404, code: 'SecretNotFound' });
  const { version = '' } = first.properties;
  expect(await refusalOf(client.getSecret(name, { version }))).toMatchObject({ status: 404, code: 'SecretNotFound' });
  expect(await refusalOf(client.updateSecretProperties(name, '', { tags: {} }))).toMatchObject({ status: 404 });
  expect(await refusalOf(client.updateSecretProperties(name, version, { tags: {} }))).toMatchObject({ status: 404 });
  expect((await collected(client.listPropertiesOfSecrets())).map((secret) => secret.name)).not.toContain(name);

  const recovery = await client.beginRecoverDeletedSecret(name);
  await recovery.pollUntilDone();
  expect((await client.getSecret(name)).value).toBe('two');
  expect((await client.getSecret(name, { version })).value).toBe('one');
});

test('the name of a deleted secret can’t be used until it is recovered or purged', async () => {
  const client = await anyVault();
  const name = freshName(client);
  await client.setSecret(name, 'one');
  await (await client.beginDeleteSecret(name)).pollUntilDone();
  expect(await refusalOf(client.setSecret(name, 'two'))).toMatchObject({
    status: 409,
    code: 'Conflict',
    inner: 'ObjectIsDeletedButRecoverable',
    message: expect.stringContaining(name),
  });
  expect((await client.getDeletedSecret(name)).name).toBe(name);
  expect((await collected(client.listDeletedSecrets())).map((secret) => secret.name)).toContain(name);

  await client.purgeDeletedSecret(name);
  expect(await refusalOf(client.getDeletedSecret(name))).toMatchObject({ status: 404, code: 'SecretNotFound' });
});

test('a purged secret is gone permanently, and its name is free', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const { properties } = await client.setSecret(name, 'one');
  await (await client.beginDeleteSecret(name)).pollUntilDone();
  await client.purgeDeletedSecret(name);
  expect(await refusalOf(client.beginRecoverDeletedSecret(name))).toMatchObject({ status: 404 });
  await client.setSecret(name, 'another');
  expect((await client.getSecret(name)).value).toBe('another');
  const { version = '' } = properties;
  expect(await refusalOf(client.getSecret(name, { version }))).toMatchObject({ status: 404 });
});

test('a secret that was not deleted can’t be purged, and is not among the deleted ones', async () => {
  const client = await anyVault();
  const name = freshName(client);
  await client.setSecret(name, 'one');
  expect(await refusalOf(client.getDeletedSecret(name))).toMatchObject({ status: 404, code: 'SecretNotFound' });
  expect(await refusalOf(client.purgeDeletedSecret(name))).toMatchObject({ status: 404, code: 'SecretNotFound' });
  expect(await refusalOf(client.beginDeleteSecret(`${name}x`))).toMatchObject({ status: 404, code: 'SecretNotFound' });
});

test('a backup restores a purged secret with versions and properties', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const first = await client.setSecret(name, 'one', { tags: { a: '1' } });
  await client.setSecret(name, 'two');
  const backup = await client.backupSecret(name);
  if (backup === undefined) throw new Error('no backup');
  expect(Buffer.from(backup).toString()).not.toContain('two');

  expect(await refusalOf(client.restoreSecretBackup(backup))).toMatchObject({ status: 409, code: 'Conflict' });
  await (await client.beginDeleteSecret(name)).pollUntilDone();
  await client.purgeDeletedSecret(name);
  expect(await client.restoreSecretBackup(backup)).toMatchObject({ name });
  expect((await client.getSecret(name)).value).toBe('two');
  const { version = '' } = first.properties;
  expect(await client.getSecret(name, { version })).toMatchObject({ value: 'one', properties: { tags: { a: '1' } } });

  const torn = backup.with(40, (backup[40] ?? 0) ^ 1);
  expect(await refusalOf(client.restoreSecretBackup(torn))).toMatchObject({ status: 400, code: 'BadParameter' });
});
