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

test('a call is not broken, because its first line alone would run and do something else', () => {
  const all = 'refunds that are silent: refunds reclaim --all --dry-run';
  expect(hangLines([all], 48)).toEqual(['refunds that are silent: refunds', '    reclaim --all --dry-run']);
  const call = "npm run ops -- orders release ord_1 --because 'the customer, who called, is known' --state here";
  expect(hangLines([`   → first look, then ${call}; then look again`], 40)).toEqual([
    '   → first look, then',
    `     ${call};`,
    '     then look again',
  ]);
  expect(hangLines(['stop `npm start -- --fresh` and start it'], 24)).toEqual([
    'stop',
    '    `npm start -- --fresh`',
    '    and start it',
  ]);
  expect(hangLines(["it doesn't, so do it again, and if it doesn't, again"], 30)).toEqual([
    "it doesn't, so do it again,",
    "    and if it doesn't, again",
  ]);
});
