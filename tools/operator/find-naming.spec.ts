import { expect, test } from 'vitest';
import { findNaming } from './find-naming.ts';

test.each([
  ['Ada Muster asks', 'Ada Muster', 'ada muster'],
  ['Frau MÜSTER asks to be erased', 'Ada Muster', 'muster'],
  ['as (Muster) wrote', 'Ada Muster', 'muster'],
  ['mail of ADA@example.com', 'ada@example.com', 'ada@example.com'],
  ['she called from 0660/123 45 67', '+43 660 1234567', '0660/123 45 67'],
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
])('%s: says nothing about %s', (reason, about) => {
  expect(findNaming(reason, about)).toBeUndefined();
});
