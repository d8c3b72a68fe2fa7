import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';

test.each([
  ['Łódź ', 'lodz'],
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'straße'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ħamrun', 'hamrun'],
  ['Ærøskøbing', 'AEROSKOBING'],
  ['İstanbul', 'istanbul'],
  ['ISPARTA', 'ısparta'],
  ['São  Paulo', 'sao\tpaulo'],
  ['ﬁnn', 'FINN'],
  ['Αθήνα', 'ΑΘΗΝΑ'],
  ['１０１１５', '10115'],
])('%s is the same as %s', (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

test('vowel signs of other scripts and broken characters stay', () => {
  expect(foldText('कि')).not.toBe(foldText('क'));
  expect(() => encodeURIComponent(foldText('\ud800'))).not.toThrow();
});
