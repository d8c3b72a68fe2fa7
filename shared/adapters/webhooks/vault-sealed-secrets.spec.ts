import { beforeEach, describe, expect, test } from 'vitest';
import { PaperVault } from '../../../test/paper-vault.ts';
import { PartnerId } from '../../domain/ids.ts';
import { makeWebhookSecret } from '../../domain/webhook-secret.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { VaultSealedSecrets } from './vault-sealed-secrets.ts';

const owner = { partnerId: PartnerId.parse('acme'), endpointId: 'whe_1' };
const OLD = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const NEW = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';
const secret = makeWebhookSecret();

let vault: PaperVault;
beforeEach(() => {
  vault = new PaperVault();
  vault.add(OLD);
});
const instance = () => new VaultSealedSecrets(vault.instance().secrets);

test('a secret that is sealed can be opened on every instance, and its text shows nothing of it', async () => {
  const sealed = await instance().seal(secret, owner);
  expect(await instance().open(sealed, owner)).toEqual({ kind: 'opened', secret, isCurrent: true });
  expect(sealed.startsWith(`1.${OLD.slice(0, 16)}.`)).toBe(true);
  expect(sealed).not.toContain('whsec');
  expect(Buffer.from(sealed.slice(19), 'base64url').includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false);
});

test('the same secret has another text each time', async () => {
  const secrets = instance();
  expect(await secrets.seal(secret, owner)).not.toBe(await secrets.seal(secret, owner));
});

describe('what was sealed is lost as damaged', () => {
  test('for another partner or endpoint', async () => {
    const secrets = instance();
    const sealed = await secrets.seal(secret, owner);
    const others = [
      { ...owner, partnerId: PartnerId.parse('globex') },
      { ...owner, endpointId: 'whe_2' },
    ];
    for (const other of others) expect(await secrets.open(sealed, other)).toEqual({ kind: 'lost', reason: 'damaged' });
  });

  test('when any byte of it was changed, or a part is missing', async () => {
    const secrets = instance();
    const sealed = await secrets.seal(secret, owner);
    const [, version, encoded = ''] = sealed.split('.');
    const data = Buffer.from(encoded, 'base64url');
    const texts = ['', 'whsec_', `1.${version}`, `2.${version}.${encoded}`, `1.${version}.`];
    for (const [n, byte] of data.entries()) {
      const changed = Buffer.from(data);
      changed[n] = byte ^ 1;
      texts.push(`1.${version}.${changed.toString('base64url')}`);
    }
    for (const length of [1, 12, 28, 29, data.length - 1])
      texts.push(`1.${version}.${data.subarray(0, length).toString('base64url')}`);
    for (const text of texts) {
      expect(await secrets.open(text, owner), text).toEqual({ kind: 'lost', reason: 'damaged' });
    }
  });
});

describe('when the key is rotated', () => {
  test('what an older version sealed is still opened, and says that it should be sealed again', async () => {
    const sealed = await instance().seal(secret, owner);
    vault.add(NEW);
    const secrets = instance();
    expect(await secrets.open(sealed, owner)).toEqual({ kind: 'opened', secret, isCurrent: false });
    const again = await secrets.seal(secret, owner);
    expect(await secrets.open(again, owner)).toEqual({ kind: 'opened', secret, isCurrent: true });
  });

  test('an instance that does not know the new version yet reads it before it opens', async () => {
    const early = instance();
    await early.seal(secret, owner);
    vault.add(NEW);
    const sealed = await instance().seal(secret, owner);
    expect(await early.open(sealed, owner)).toEqual({ kind: 'opened', secret, isCurrent: true });
  });

  test('what a disabled version sealed is lost until that version is enabled again', async () => {
    const sealed = await instance().seal(secret, owner);
    const { versions } = vault;
    vault.add(NEW);
    vault.disable(OLD);
    expect(await instance().open(sealed, owner)).toEqual({ kind: 'lost', reason: 'key_gone' });
    vault.versions = versions;
    expect(await instance().open(sealed, owner)).toMatchObject({ kind: 'opened', secret });
  });
});

describe('without a key', () => {
  test('nothing is sealed or opened while the vault is down: another attempt may succeed', async () => {
    const sealed = await instance().seal(secret, owner);
    vault.down = true;
    await expect(instance().seal(secret, owner)).rejects.toThrow(Unavailable);
    await expect(instance().open(sealed, owner)).rejects.toThrow(Unavailable);
  });

  test('an instance that has read the key goes on while the vault is down', async () => {
    const secrets = instance();
    const sealed = await secrets.seal(secret, owner);
    vault.down = true;
    vault.time += 60_000;
    expect(await secrets.open(sealed, owner)).toMatchObject({ kind: 'opened', secret });
  });

  test('a key that is too short is refused, and not shown', async () => {
    vault.versions = [{ version: OLD, enabled: true, value: 'short' }];
    await expect(instance().seal(secret, owner)).rejects.toThrow('the secret webhook-key has fewer than 32 characters');
  });
});
