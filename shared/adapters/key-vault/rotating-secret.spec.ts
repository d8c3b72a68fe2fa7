import { until } from '@partner-orders/loopback-server/until';
import { beforeEach, describe, expect, test } from 'vitest';
import { PaperVault } from '../../../test/paper-vault.ts';
import { SecretUnavailable } from './rotating-secret.ts';

let vault: PaperVault;
beforeEach(() => {
  vault = new PaperVault();
  vault.add('one');
});

describe('the current version', () => {
  test('is read once for all callers at the same time, and then remembered', async () => {
    const { secret } = vault.instance();
    const answers = await Promise.all(Array.from({ length: 20 }, () => secret.getCurrent()));
    expect(new Set(answers.map(({ value }) => value))).toEqual(new Set(['the value of one']));
    await secret.getCurrent();
    expect(vault.looks).toBe(1);
  });

  test('is renewed in the background when it is getting old', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.add('two');
    vault.time += 400;
    expect((await secret.getCurrent()).version).toBe('one');
    expect(vault.looks).toBe(1);
    vault.time += 200;
    expect((await secret.getCurrent()).version).toBe('one');
    await until('the new version', async () => (await secret.getCurrent()).version === 'two');
    expect(vault.looks).toBe(2);
  });

  test('is read again before it is returned when it is too old', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.add('two');
    vault.time += 1_001;
    const answers = await Promise.all([secret.getCurrent(), secret.getCurrent()]);
    expect(answers.map(({ version }) => version)).toEqual(['two', 'two']);
    expect(vault.looks).toBe(2);
  });

  test('is the last known one while the vault is down, and the vault is asked only now and then', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.down = true;
    vault.time += 60_000;
    for (let n = 0; n < 10; n += 1) expect((await secret.getCurrent()).version).toBe('one');
    expect(vault.looks).toBe(2);
    vault.down = false;
    vault.add('two');
    vault.time += 101;
    await until('the vault to be asked again', async () => (await secret.getCurrent()).version === 'two');
    expect(vault.looks).toBe(3);
  });

  test('is returned without waiting longer for a vault that hangs', async () => {
    const { secret } = vault.instance({ patienceMs: 5 });
    await secret.getCurrent();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { versions } = vault;
    Object.defineProperty(vault, 'versions', { get: () => promise.then(() => versions) });
    vault.time += 1_001;
    expect((await secret.getCurrent()).version).toBe('one');
    resolve();
  });

  test('is an error while nothing is known, and is available as soon as the vault is', async () => {
    const { secret } = vault.instance();
    vault.down = true;
    await expect(secret.getCurrent()).rejects.toThrow(SecretUnavailable);
    vault.down = false;
    expect((await secret.getCurrent()).version).toBe('one');
  });

  test('is an error when every version is disabled; the error names the secret, never a value', async () => {
    const { secret } = vault.instance();
    vault.disable('one');
    await expect(secret.getCurrent()).rejects.toThrow(/^no version of the secret the-secret may be used$/);
  });

  test('changes at the time when the next version becomes valid, without a read', async () => {
    const { secret } = vault.instance();
    vault.add('two', { notBefore: new Date(vault.time + 300) });
    expect((await secret.getCurrent()).version).toBe('one');
    vault.time += 300;
    expect((await secret.getCurrent()).version).toBe('two');
    expect(vault.looks).toBe(1);
  });
});

describe('a version that is asked for by its id', () => {
  test('is returned without a read when it is known, whichever is newest', async () => {
    const { secret } = vault.instance();
    vault.add('two');
    await secret.getCurrent();
    expect((await secret.find('one'))?.value).toBe('the value of one');
    expect((await secret.find('tw'))?.version).toBe('two');
    expect(vault.looks).toBe(1);
  });

  test('is read from the vault before it is reported as missing', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.add('two');
    expect((await secret.find('two'))?.version).toBe('two');
    expect(await secret.find('three')).toBeUndefined();
    expect(vault.looks).toBe(3);
  });

  test('is refused when it is known to be disabled', async () => {
    const { secret } = vault.instance();
    vault.disable('one');
    vault.add('two');
    await secret.getCurrent();
    expect(await secret.find('one')).toBeUndefined();
    expect(vault.looks).toBe(1);
  });

  test('costs only one read at a time for many unknown ids, and an existing one is still found', async () => {
    const { secret } = vault.instance({ everyMs: 50 });
    await secret.getCurrent();
    const before = vault.looks;
    const began = performance.now();
    const flood = Array.from({ length: 500 }, (_, n) => secret.find(`unknown-${n}`));
    vault.add('two');
    const found = secret.find('two');
    expect(new Set(await Promise.all(flood))).toEqual(new Set([undefined]));
    expect((await found)?.version).toBe('two');
    const looks = vault.looks - before;
    expect(looks).toBeLessThanOrEqual(1 + (performance.now() - began) / 50);
    // It was in the vault before it was asked for, so only a read that began after that finds it.
    await Promise.all([secret.find('unknown'), secret.find('unknown')]);
    vault.add('three');
    expect((await secret.find('three'))?.version).toBe('three');
  });
});

describe('the replacement for a version that was refused', () => {
  test('is the new one, which one read finds for all callers', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.add('two');
    const answers = await Promise.all(Array.from({ length: 20 }, () => secret.findReplacement('one')));
    expect(new Set(answers.map((answer) => answer?.version))).toEqual(new Set(['two']));
    expect(vault.looks).toBe(2);
  });

  test('is a known newer one, without a read', async () => {
    const { secret } = vault.instance();
    vault.add('two');
    await secret.getCurrent();
    expect((await secret.findReplacement('one'))?.version).toBe('two');
    expect(vault.looks).toBe(1);
  });

  test('is the one before, when the newest was refused', async () => {
    const { secret } = vault.instance();
    vault.add('mistyped');
    await secret.getCurrent();
    expect((await secret.findReplacement('mistyped'))?.version).toBe('one');
  });

  test('does not exist when there is no other, or the other is disabled', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    expect(await secret.findReplacement('one')).toBeUndefined();
    vault.add('two');
    vault.disable('one');
    await secret.find('two');
    expect(await secret.findReplacement('two')).toBeUndefined();
  });

  test('is a known one when the vault is down', async () => {
    const { secret } = vault.instance();
    vault.add('two');
    await secret.getCurrent();
    vault.down = true;
    expect((await secret.findReplacement('two'))?.version).toBe('one');
  });
});
