import { beforeEach, expect, test } from 'vitest';
import { Problem } from '../../shared/problems.ts';
import { PaperVault } from '../../test/paper-vault.ts';
import { Cursors } from './cursor.ts';

const list = { partner: 'acme', status: 'confirmed' };
const POSITION = '2026-01-01#ord_1';
const OLD = '0a1b2c3d-old';
const NEW = '4e5f6071-new';

let vault: PaperVault;
beforeEach(() => {
  vault = new PaperVault();
  vault.add(OLD);
});
const instance = () => new Cursors(vault.instance().secrets);

/** The same bytes in base64url: the last letter of 128 bits has four bits that mean nothing. */
function otherSpelling(cursor: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return cursor.slice(0, -1) + letters[letters.indexOf(cursor.slice(-1)) + 1];
}

test('a cursor gives back its position', async () => {
  const cursors = instance();
  expect(await cursors.read(await cursors.write(POSITION, list), list)).toBe(POSITION);
});

test('a cursor is refused for another partner, other filters or another key, or when it was changed', async () => {
  const cursors = instance();
  const cursor = await cursors.write(POSITION, list);
  const [keyId, position, signature] = cursor.split('.');
  const other = Buffer.from('2020-01-01#ord_1').toString('base64url');
  vault.add(NEW);
  const refused: [string, unknown][] = [
    [cursor, { ...list, partner: 'globex' }],
    [cursor, { ...list, status: 'failed' }],
    [`${keyId}.${other}.${signature}`, list],
    [`${NEW.slice(0, 8)}.${position}.${signature}`, list],
    [`ffffffff.${position}.${signature}`, list],
    [`${position}.${signature}`, list],
    [`${keyId}.${position}.${signature?.slice(1)}`, list],
    [`${keyId}.${position}.`, list],
    [otherSpelling(cursor), list],
    ['', list],
    ['nonsense', list],
    ['..', list],
  ];
  for (const [given, where] of refused) await expect(cursors.read(given, where)).rejects.toThrow(Problem);
});

test('an invalid cursor is refused without a request to the vault', async () => {
  const cursors = instance();
  await cursors.write(POSITION, list);
  for (const cursor of ['', 'nonsense', 'a.b.c', `${OLD}.x.y`]) {
    await expect(cursors.read(cursor, list)).rejects.toThrow(Problem);
  }
  expect(vault.looks).toBe(1);
});

test('a cursor from before a rotation stays valid, and new ones are signed with the new version', async () => {
  const before = await instance().write(POSITION, list);
  vault.add(NEW);
  const cursors = instance();
  expect(await cursors.read(before, list)).toBe(POSITION);
  expect(await cursors.write(POSITION, list)).toMatch(new RegExp(`^${NEW.slice(0, 8)}\\.`));
});

test('instances that know a rotation and instances that don’t can read each other’s cursors', async () => {
  const late = instance();
  const byLate = await late.write(POSITION, list);
  vault.add(NEW);
  const early = instance();
  const byEarly = await early.write(POSITION, list);
  expect(await late.read(byEarly, list)).toBe(POSITION);
  expect(await early.read(byLate, list)).toBe(POSITION);
});

test('a cursor of a version that was disabled is refused', async () => {
  const cursor = await instance().write(POSITION, list);
  vault.add(NEW);
  vault.disable(OLD);
  await expect(instance().read(cursor, list)).rejects.toThrow(Problem);
});

test('while the vault is down, a cursor with an unknown version is neither accepted nor refused', async () => {
  const late = instance();
  await late.write(POSITION, list);
  vault.add(NEW);
  const cursor = await instance().write(POSITION, list);
  vault.down = true;
  const reading = late.read(cursor, list);
  await expect(reading).rejects.toThrow('can’t be read'.replace('’', "'"));
  await expect(reading).rejects.not.toThrow(Problem);
});

test('a key that is too short for signing is refused', async () => {
  vault.add(NEW, { value: 'fifteen letters' });
  await expect(instance().write(POSITION, list)).rejects.toThrow('fewer than 16 characters');
});
