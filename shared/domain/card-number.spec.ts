import { expect, test } from 'vitest';
import { holdsCardDigits, holdsCardNumber } from './card-number.ts';

/** Test numbers that card schemes publish. They are assembled here so that no scanner reports this file as a leak. */
const visa = '42'.repeat(8);
const grouped = (by: string) => visa.replace(/(\d{4})(?=\d)/g, `$1${by}`);
const mastercard = `5${'5'.repeat(11)}4444`;
const amex = `3782${'82246310005'}`;
const discover = `6011${'1'.repeat(11)}7`;
const jcb = `3530${'1113'}${'3330'}0000`;
const unionPay = `62${'0'.repeat(13)}5`;

/** In the digits of other scripts, which begin at these code points. */
const inScript = (zero: number) => [...visa].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');

test.each([visa, mastercard, amex, discover, jcb, unionPay])(
  'a card number is recognized by its scheme and check digit',
  (number) => {
    expect([holdsCardNumber(number), holdsCardDigits(number)]).toEqual([true, true]);
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    expect([holdsCardNumber(wrong), holdsCardDigits(wrong)]).toEqual([false, false]);
  },
);

test.each([
  grouped(' '),
  grouped('-'),
  grouped('.'),
  grouped('\u00a0'),
  grouped('\u2009'),
  `card: ${visa}, thanks`,
  `${grouped(' ')} 12/28 123`,
  `${visa} 123`,
  `PO-1 ${visa}`,
  [...visa].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  grouped('\u200b'),
  grouped('\u2013'),
  grouped('  '),
  grouped('/'),
  grouped('_'),
  grouped(' - '),
  grouped('--'),
  grouped('\t'),
  `x${visa}`,
  `card${grouped(' ')}`,
  `${visa}x`,
  ...[0x660, 0x966, 0x1e950].map(inScript),
])('a card number is found in %j', (text) => {
  expect([holdsCardNumber(text), holdsCardDigits(text)]).toEqual([true, true]);
});

test.each([
  `pm_${visa}_visa`,
  `9${visa}`,
  grouped('a'),
  grouped(' x '),
  grouped(' and then '),
  `pm_${grouped('a')}`,
  [...visa].join('z'),
])('it is found in %j too, where a token is expected', (text) => {
  expect(holdsCardDigits(text)).toBe(true);
});

test.each([
  ['a GTIN-13', '4006381333931'],
  ['a GTIN-14', '30012345678906'],
  ['an SSCC-18', '340123450000000018'],
  ['an IMEI', '490154203237518'],
  ['an IBAN', 'AT611904300234573201'],
  ['a time', '2026-11-26 17:15:45.123456'],
  ['microseconds', '1795713345123456'],
  ['a phone number', '+43 660 123 45 67 89'],
  ['a UUID', '41234567-8901-4234-8567-890123456789'],
  ['a long number', `${visa}${visa}`],
  ['a number of an ERP', 'PO-2026-0001'],
])('%s is not a card number', (_, text) => {
  expect(holdsCardNumber(text)).toBe(false);
});

/** As many of a kind as a partner sends in years, and the same ones in each run. */
function tokens(length: number, alphabet: string, prefix: string, count = 20_000): string[] {
  let state = 7;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = () => prefix + Array.from({ length }, () => alphabet[next(alphabet.length)]).join('');
  return Array.from({ length: count }, one);
}
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE62 = `0123456789${LETTERS}${LETTERS.toUpperCase()}`;

test.each([
  ['pm_1', 23],
  ['pm_', 24],
  ['card_1', 23],
  ['tok_1', 23],
  ['src_', 24],
  ['seti_1', 48],
])('of the tokens %s… with %i letters and digits, none is taken for a card number', (prefix, length) => {
  expect(tokens(length, BASE62, prefix).filter(holdsCardDigits)).toEqual([]);
  expect(tokens(length, BASE62, prefix).filter(holdsCardNumber)).toEqual([]);
});

test('of hexadecimal tokens, which are mostly digits, hardly any is taken for a card number', () => {
  const hex = tokens(32, '0123456789abcdef', 'pm_');
  expect(hex.filter(holdsCardDigits).length / hex.length).toBeLessThan(0.002);
  const uuids = tokens(32, '0123456789abcdef', '').map((digits) =>
    digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  );
  expect(uuids.filter(holdsCardDigits).length / uuids.length).toBeLessThan(0.002);
  expect(uuids.filter(holdsCardNumber).length / uuids.length).toBeLessThan(0.0002);
});

test('lists of small numbers are not card numbers, with any separator', () => {
  for (const gap of [', ', '; ', ' / ', ' | ']) {
    expect(holdsCardNumber(Array.from({ length: 400 }, (_, n) => (n * 37) % 100).join(gap))).toBe(false);
  }
});

test.each(['pm_card_visa', 'pm_1QxYzAbCdEfGhIjKlMnOpQrS', 'pm_simulator_captureDeclined', 'tok_visa'])(
  'the token %s has no digits of a card number',
  (token) => {
    expect(holdsCardDigits(token)).toBe(false);
  },
);

test('of random numbers of 16 digits hardly any are refused in a reference', () => {
  const numbers = Array.from({ length: 20_000 }, (_, n) =>
    String((n * 9_301_020_304_051 + 7) % 1e16).padStart(16, '0'),
  );
  expect(numbers.filter(holdsCardNumber).length / numbers.length).toBeLessThan(0.04);
});

test('a long text is checked quickly', () => {
  expect(holdsCardNumber('1 '.repeat(30_000))).toBe(false);
  expect(holdsCardNumber(`${'4 '.repeat(30_000)}x`)).toBe(false);
  expect(holdsCardNumber('4a'.repeat(30_000))).toBe(false);
  expect(holdsCardNumber('4'.repeat(60_000))).toBe(false);
  expect(holdsCardDigits('1-'.repeat(50))).toBe(false);
});
