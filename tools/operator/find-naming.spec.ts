import { expect, test } from 'vitest';
import { findNaming } from './find-naming.ts';

test.each([
  ['Ada Muster asks', 'Ada Muster', 'ada muster'],
  ['Frau MÜSTER asks to be erased', 'Ada Muster', 'muster'],
  ['as (Muster) wrote', 'Ada Muster', 'muster'],
  ['mail of ADA@example.com', 'ada@example.com', 'ada@example.com'],
  ['she called from 0660/123 45 67', '+43 660 1234567', '0660/123 45 67'],
  ['Ed Li asks', 'Ed Li', 'ed li'],
  ['Li, Ed asks', 'Ed Li', 'li ed'],
  ['for Ed Li', 'Ed J. Li', 'ed li'],
  ['Mark Page asks', 'Mark Page', 'mark page'],
  ['for Jean-Luc', 'Jean-Luc Li', 'jean'],
  ['王小明さん asks', '王小明', '王小明'],
])('%s: names who is known as %s', (reason, about, part) => {
  expect(findNaming(reason, about)).toBe(part);
});

test.each([
  ['request 4711', 'Ada Muster'],
  ['the musterbook was wrong', 'Ada Muster'],
  ['a day late, as Ada said', 'Ada Li'],
  ['request 20261128', '+43 660 1234567'],
  ['address at example', 'ada@example.com'],
  ['anything', ' '],
  ['late delivery', 'Li'],
  ['it was refunded', 'Ed'],
  ['Li as a word', 'Li'],
  ['the customer asked', 'Customer Service'],
  ['marked on the page', 'Mark Page'],
  ['as Frau Other said', 'Frau Muster'],
  ['mail of nada@example.com', 'ada@example.com'],
])('%s: says nothing about %s', (reason, about) => {
  expect(findNaming(reason, about)).toBeUndefined();
});
