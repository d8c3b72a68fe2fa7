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
  test('is looked up once for all who ask at the same time, and then known', async () => {
    const { secret } = vault.instance();
    const answers = await Promise.all(Array.from({ length: 20 }, () => secret.getCurrent()));
    expect(new Set(answers.map(({ value }) => value))).toEqual(new Set(['the value of one']));
    await secret.getCurrent();
    expect(vault.looks).toBe(1);
  });

  test('is renewed unnoticed when it is getting old', async () => {
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

  test('is waited for when what is known is too old', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.add('two');
    vault.time += 1_001;
    const answers = await Promise.all([secret.getCurrent(), secret.getCurrent()]);
    expect(answers.map(({ version }) => version)).toEqual(['two', 'two']);
    expect(vault.looks).toBe(2);
  });

  test('is the last known while the vault is down, and the vault is asked now and then only', async () => {
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

  test('does not wait for a vault that hangs longer than its patience', async () => {
    const { secret } = vault.instance({ patienceMs: 5 });
    await secret.getCurrent();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { versions } = vault;
    Object.defineProperty(vault, 'versions', { get: () => promise.then(() => versions) });
    vault.time += 1_001;
    expect((await secret.getCurrent()).version).toBe('one');
    resolve();
  });

  test('is an error while nothing is known, and is there as soon as the vault is', async () => {
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

  test('changes at the moment for which the next one was prepared, without a look', async () => {
    const { secret } = vault.instance();
    vault.add('two', { notBefore: new Date(vault.time + 300) });
    expect((await secret.getCurrent()).version).toBe('one');
    vault.time += 300;
    expect((await secret.getCurrent()).version).toBe('two');
    expect(vault.looks).toBe(1);
  });
});

describe('a version that is looked for', () => {
  test('is found without a look when it is known, whichever is newest', async () => {
    const { secret } = vault.instance();
    vault.add('two');
    await secret.getCurrent();
    expect((await secret.find('one'))?.value).toBe('the value of one');
    expect((await secret.find('tw'))?.version).toBe('two');
    expect(vault.looks).toBe(1);
  });

  test('is looked for in the vault when it is not known, before it is said not to be there', async () => {
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

  test('costs a flood of unknown ids one look at a time, and one that is there is found all the same', async () => {
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
    // It was in the vault before it was asked for, so the look has to be one that began after that.
    await Promise.all([secret.find('unknown'), secret.find('unknown')]);
    vault.add('three');
    expect((await secret.find('three'))?.version).toBe('three');
  });
});

describe('instead of a version that was refused', () => {
  test('there is the new one, found by one look for all', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    vault.add('two');
    const answers = await Promise.all(Array.from({ length: 20 }, () => secret.findReplacement('one')));
    expect(new Set(answers.map((answer) => answer?.version))).toEqual(new Set(['two']));
    expect(vault.looks).toBe(2);
  });

  test('there is the one that is known to be newer, without a look', async () => {
    const { secret } = vault.instance();
    vault.add('two');
    await secret.getCurrent();
    expect((await secret.findReplacement('one'))?.version).toBe('two');
    expect(vault.looks).toBe(1);
  });

  test('there is the one before it, when the newest is the one that was refused', async () => {
    const { secret } = vault.instance();
    vault.add('mistyped');
    await secret.getCurrent();
    expect((await secret.findReplacement('mistyped'))?.version).toBe('one');
  });

  test('there is nothing when there is no other, or the other is disabled', async () => {
    const { secret } = vault.instance();
    await secret.getCurrent();
    expect(await secret.findReplacement('one')).toBeUndefined();
    vault.add('two');
    vault.disable('one');
    await secret.find('two');
    expect(await secret.findReplacement('two')).toBeUndefined();
  });

  test('there is what is known when the vault is down', async () => {
    const { secret } = vault.instance();
    vault.add('two');
    await secret.getCurrent();
    vault.down = true;
    expect((await secret.findReplacement('two'))?.version).toBe('one');
  });
});
