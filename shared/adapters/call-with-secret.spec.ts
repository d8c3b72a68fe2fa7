import { beforeEach, expect, test } from 'vitest';
import { PaperVault } from '../../test/paper-vault.ts';
import { callWithSecret } from './call-with-secret.ts';

class Refused extends Error {}

let vault: PaperVault;
let accepted: Set<string>;
let calls: string[];
beforeEach(() => {
  vault = new PaperVault();
  vault.add('one');
  accepted = new Set(['the value of one']);
  calls = [];
});

function caller() {
  const { secrets } = vault.instance();
  const use = { secrets, name: 'carrier-token' as const, isRefused: (error: unknown) => error instanceof Refused };
  return () =>
    callWithSecret(use, async (value) => {
      calls.push(value);
      if (!accepted.has(value)) throw new Refused('no such key');
      return 'done';
    });
}

test('a call whose secret was disabled is made once more, with the new one', async () => {
  const call = caller();
  expect(await call()).toBe('done');
  vault.add('two');
  accepted = new Set(['the value of two']);
  expect(await call()).toBe('done');
  expect(await call()).toBe('done');
  expect(calls).toEqual(['the value of one', 'the value of one', 'the value of two', 'the value of two']);
});

test('when a hundred calls are refused at once, all succeed and the vault is read once', async () => {
  const call = caller();
  await call();
  vault.add('two');
  accepted = new Set(['the value of two']);
  expect(new Set(await Promise.all(Array.from({ length: 100 }, call)))).toEqual(new Set(['done']));
  expect(vault.looks).toBe(2);
});

test('a new version that the provider does not know causes no outage while the old one is valid', async () => {
  vault.add('mistyped');
  expect(await caller()()).toBe('done');
  expect(calls).toEqual(['the value of mistyped', 'the value of one']);
});

test('without another version the refusal stands, and there is never a third call', async () => {
  accepted.clear();
  await expect(caller()()).rejects.toThrow(Refused);
  expect(calls).toHaveLength(1);
  vault.add('two');
  vault.add('three');
  await expect(caller()()).rejects.toThrow(Refused);
  expect(calls).toHaveLength(3);
});

test('a call that was refused for another reason is not repeated', async () => {
  const { secrets } = vault.instance();
  let times = 0;
  const call = callWithSecret({ secrets, name: 'carrier-token', isRefused: () => false }, async () => {
    times += 1;
    throw new Error('an outage');
  });
  await expect(call).rejects.toThrow('an outage');
  expect(times).toBe(1);
});
