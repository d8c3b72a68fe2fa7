import { expect, test } from 'vitest';
import { hangLines } from './hang-lines.ts';

test('what goes on stands below the beginning of its text', () => {
  const mark = 'MISSING  the queue of webhooks is gone';
  expect(hangLines([mark], 30)).toEqual(['MISSING  the queue of webhooks', '         is gone']);
  expect(hangLines(['     3  orders that wait for a person'], 30)).toEqual([
    '     3  orders that wait for a',
    '        person',
  ]);
  expect(hangLines(['   → start it once more'], 20)).toEqual(['   → start it once', '     more']);
  expect(hangLines(['ord_1  acme, running, delayed'], 20)).toEqual(['ord_1  acme,', '    running, delayed']);
});

test('a line that fits, a long word, and what is no terminal stay as they are', () => {
  expect(hangLines(['short', '', '  a  b'], 20)).toEqual(['short', '', '  a  b']);
  const word = 'x'.repeat(30);
  expect(hangLines([`an ${word} b`], 20)).toEqual(['an', `    ${word}`, '    b']);
  expect(hangLines([`${word} ${word}`], Number.POSITIVE_INFINITY)).toEqual([`${word} ${word}`]);
});
