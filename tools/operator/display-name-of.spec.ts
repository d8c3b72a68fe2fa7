import { expect, test } from 'vitest';
import { displayNameOf } from './display-name-of.ts';

test('a name is one line of visible text, without the blanks around it', () => {
  expect(displayNameOf(' Müller & Söhne ')).toBe('Müller & Söhne');
});

test.each([
  ['   ', 'visible characters'],
  ['a'.repeat(201), 'at most 200'],
  ['Acme\nglobex  Globex', 'one line'],
  ['\u001b[31mAcme', 'one line'],
  ['Ac\u202eme', 'one line'],
])('%j is not a name', (text, fault) => {
  expect(() => displayNameOf(text)).toThrow(fault);
});
