import { expect, test } from 'vitest';
import { selectInForce, type VaultVersion } from './vault-version.ts';

const now = new Date('2026-06-01T12:00:00Z');
const earlier = new Date('2026-06-01T11:59:59Z');
const later = new Date('2026-06-01T12:00:01Z');
const a = (version: string, properties: Partial<VaultVersion> = {}): VaultVersion => ({
  version,
  enabled: true,
  value: `value of ${version}`,
  ...properties,
});
const versionsOf = (...versions: VaultVersion[]) => selectInForce(versions, now).map(({ version }) => version);

test('all enabled versions are valid, newest first', () => {
  expect(versionsOf(a('new'), a('old'))).toEqual(['new', 'old']);
});

test('a disabled version is not valid, even when it is the only one', () => {
  expect(versionsOf(a('new', { enabled: false }), a('old'))).toEqual(['old']);
  expect(versionsOf(a('only', { enabled: false }))).toEqual([]);
});

test('a version becomes valid at its time, to the second', () => {
  expect(versionsOf(a('prepared', { notBefore: later }), a('old'))).toEqual(['old']);
  expect(versionsOf(a('begun', { notBefore: now }), a('old'))).toEqual(['begun', 'old']);
});

test('an expired version is replaced by one that has not expired', () => {
  expect(versionsOf(a('lapsed', { expiresOn: now }), a('old', { expiresOn: later }))).toEqual(['old']);
});

test('if all have expired, the newest is used', () => {
  expect(versionsOf(a('new', { expiresOn: earlier }), a('old', { expiresOn: earlier }))).toEqual(['new']);
});
