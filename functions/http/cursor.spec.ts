import { expect, test } from 'vitest';
import { Problem } from '../../shared/problems.ts';
import { Cursors } from './cursor.ts';

const cursors = new Cursors('a key of the spec');
const list = { partner: 'acme', status: 'confirmed' };

test('a cursor leads back to its position', () => {
  expect(cursors.read(cursors.write('2026-01-01#ord_1', list), list)).toBe('2026-01-01#ord_1');
});

test('a cursor is refused for another partner, other filters, another key, or when it was changed', () => {
  const cursor = cursors.write('2026-01-01#ord_1', list);
  const [, signature] = cursor.split('.');
  const forged = `${Buffer.from('2020-01-01#ord_1').toString('base64url')}.${signature}`;
  const refused: (() => unknown)[] = [
    () => cursors.read(cursor, { ...list, partner: 'globex' }),
    () => cursors.read(cursor, { ...list, status: 'failed' }),
    () => new Cursors('another key').read(cursor, list),
    () => cursors.read(forged, list),
    () => cursors.read('', list),
    () => cursors.read('nonsense', list),
  ];
  for (const reading of refused) expect(reading).toThrow(Problem);
});
