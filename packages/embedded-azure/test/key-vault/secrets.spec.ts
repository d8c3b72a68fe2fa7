import { expect, test } from 'vitest';
import { anyVault, collected, freshName, realVault, refusalOf } from './vault-stage.ts';

test('a secret that was set can be read with its properties, as the newest and by its version', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const notBefore = new Date('2026-01-01T00:00:00Z');
  const expiresOn = new Date('2037-01-01T00:00:00Z');
  const tags = { owner: 'conformance' };
  const set = await client.setSecret(name, 'one', { contentType: 'text/plain', notBefore, expiresOn, tags });
  expect(set).toMatchObject({ name, value: 'one' });
  expect(set.properties).toMatchObject({
    enabled: true,
    contentType: 'text/plain',
    notBefore,
    expiresOn,
    tags,
    recoveryLevel: 'Recoverable+Purgeable',
    recoverableDays: expect.any(Number),
    version: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  const { version = '', createdOn } = set.properties;
  expect(Math.abs((createdOn?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(await client.getSecret(name)).toMatchObject({ value: 'one', properties: { version, tags, expiresOn } });
  expect(await client.getSecret(name, { version })).toMatchObject({ value: 'one', properties: { version } });
});

test.each([
  ['empty', ''],
  ['of any characters', 'é "quoted" \u0000\n 鍵 🔑'],
  ['of the maximum length', 'x'.repeat(25_600)],
])('a value that is %s is returned unchanged', async (_what, value) => {
  const client = await anyVault();
  const name = freshName(client);
  await client.setSecret(name, value);
  expect((await client.getSecret(name)).value).toBe(value);
});

test('setting a secret again creates a new version, and the old one is kept', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const first = await client.setSecret(name, 'one');
  const second = await client.setSecret(name, 'two');
  expect(second.properties.version).not.toBe(first.properties.version);
  expect((await client.getSecret(name)).value).toBe('two');
  expect((await client.getSecret(name, { version: first.properties.version ?? '' })).value).toBe('one');

  const versions = await collected(client.listPropertiesOfSecretVersions(name));
  const ids = versions.map(({ version }) => version);
  expect(new Set(ids)).toEqual(new Set([first.properties.version, second.properties.version]));
  expect(versions).not.toContainEqual(expect.objectContaining({ value: expect.anything() }));
});

test('names ignore case', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const set = await client.setSecret(name, 'one');
  const got = await client.getSecret(name.toUpperCase());
  expect(got.properties.version).toBe(set.properties.version);
});

test('given properties of a version are changed, and the others and the value are kept', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const { properties } = await client.setSecret(name, 'one', { contentType: 'text/plain', tags: { a: '1', b: '2' } });
  const expiresOn = new Date('2037-01-01T00:00:00Z');
  const updated = await client.updateSecretProperties(name, properties.version ?? '', { tags: { a: '3' }, expiresOn });
  expect(updated).toMatchObject({ contentType: 'text/plain', tags: { a: '3' }, expiresOn, enabled: true });
  const got = await client.getSecret(name);
  expect(got).toMatchObject({ value: 'one', properties: { tags: { a: '3' }, expiresOn, contentType: 'text/plain' } });
  expect(await client.updateSecretProperties(name, '', { contentType: 'x/y' })).toMatchObject({
    version: properties.version,
    contentType: 'x/y',
  });
});

test('a disabled version is listed but can’t be read; enabled again, it can', async () => {
  const client = await anyVault();
  const name = freshName(client);
  const first = await client.setSecret(name, 'one');
  const second = await client.setSecret(name, 'two');
  const { version = '' } = second.properties;
  await client.updateSecretProperties(name, version, { enabled: false });

  const disabled = { status: 403, code: 'Forbidden', inner: 'SecretDisabled' };
  expect(await refusalOf(client.getSecret(name))).toMatchObject(disabled);
  expect(await refusalOf(client.getSecret(name, { version }))).toMatchObject(disabled);
  expect((await client.getSecret(name, { version: first.properties.version ?? '' })).value).toBe('one');
  const listed = await collected(client.listPropertiesOfSecretVersions(name));
  expect(listed.find((one) => one.version === version)).toMatchObject({ enabled: false });

  await client.updateSecretProperties(name, version, { enabled: true });
  expect((await client.getSecret(name)).value).toBe('two');
});

test('an expired version, or one that is not yet valid, can still be read: the caller checks the times', async () => {
  const client = await anyVault();
  const name = freshName(client);
  await client.setSecret(name, 'over', { expiresOn: new Date('2020-01-01T00:00:00Z') });
  expect((await client.getSecret(name)).value).toBe('over');
  await client.setSecret(name, 'not yet', { notBefore: new Date('2037-01-01T00:00:00Z') });
  expect((await client.getSecret(name)).value).toBe('not yet');
});

test('answers 404 to an unknown secret or version', async () => {
  const client = await anyVault();
  const name = freshName(client);
  expect(await refusalOf(client.getSecret(name))).toMatchObject({ status: 404, code: 'SecretNotFound' });
  await client.setSecret(name, 'one');
  const version = '0'.repeat(32);
  const refusal = await refusalOf(client.getSecret(name, { version }));
  expect(refusal).toMatchObject({ status: 404, code: 'SecretNotFound' });
  expect(refusal.message).toContain(`${name}/${version}`);
  expect(await refusalOf(client.updateSecretProperties(name, version, {}))).toMatchObject({ status: 404 });
});

test.each([
  ['a name with other characters', (name: string) => [`${name}_x`, 'v', {}] as const],
  ['a value that is too long', (name: string) => [name, 'x'.repeat(25_601), {}] as const],
  ['a content type that is too long', (name: string) => [name, 'v', { contentType: 'x'.repeat(256) }] as const],
  ['more than fifteen tags', (name: string) => [name, 'v', { tags: manyTags() }] as const],
  [
    'an expiry before the start',
    (name: string) => [name, 'v', { notBefore: new Date(2_000_000), expiresOn: new Date(1_000_000) }] as const,
  ],
])('%s is refused', async (_what, inputs) => {
  const client = await anyVault();
  const [name, value, options] = inputs(freshName(client));
  expect(await refusalOf(client.setSecret(name, value, options))).toMatchObject({ status: 400, code: 'BadParameter' });
});

function manyTags(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`tag${n}`, 'x']));
}

test('lists have pages, with each secret and each version once', async () => {
  const client = await anyVault();
  const name = freshName(client, 'paged');
  const others = Array.from({ length: 4 }, () => freshName(client, 'paged'));
  for (const other of others) await client.setSecret(other, 'x', { tags: { kind: 'paged' } });
  for (let n = 0; n < 5; n += 1) await client.setSecret(name, `value ${n}`);

  const pages = await collected(client.listPropertiesOfSecretVersions(name).byPage({ maxPageSize: 2 }));
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
  expect(new Set(pages.flat().map(({ version }) => version)).size).toBe(5);

  const listed: string[] = [];
  for await (const page of client.listPropertiesOfSecrets().byPage({ maxPageSize: 2 })) {
    expect(page.length).toBeLessThanOrEqual(2);
    for (const secret of page) {
      listed.push(secret.name);
      expect(secret.version).toBeUndefined();
    }
  }
  expect(listed.filter((one) => one.startsWith('paged-')).length).toBeGreaterThanOrEqual(5);
  for (const one of [name, ...others]) expect(listed.filter((other) => other === one)).toEqual([one]);
});

test.skipIf(realVault !== undefined)('a page has at most 25, and an invalid number is refused', async () => {
  const client = await anyVault();
  const name = freshName(client);
  for (let n = 0; n < 27; n += 1) await client.setSecret(name, `value ${n}`);
  expect(await collected(client.listPropertiesOfSecretVersions(name))).toHaveLength(27);
  for (const maxPageSize of [26, -1]) {
    const page = client.listPropertiesOfSecretVersions(name).byPage({ maxPageSize }).next();
    expect(await refusalOf(page)).toMatchObject({ status: 400 });
  }
});
