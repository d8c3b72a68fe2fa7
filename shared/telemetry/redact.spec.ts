import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  ['Authorization: Bearer abc.DEF-1_2', 'Authorization: Bearer [redacted]'],
  ['the token eyJhbGciOi.eyJzdWIiOi.c2ln lapsed', 'the token [redacted token] lapsed'],
  [
    'Endpoint=sb://x;SharedAccessKey=c2VjcmV0PQ==;EntityPath=q',
    'Endpoint=sb://x;SharedAccessKey=[redacted];EntityPath=q',
  ],
  ['AccountEndpoint=https://x;AccountKey=c2VjcmV0;', 'AccountEndpoint=https://x;AccountKey=[redacted];'],
  ['GET https://x/y?sv=1&sig=a%2Fb&se=2', 'GET https://x/y?sv=1&sig=[redacted]&se=2'],
  ['{"client_secret":"hush","a":1}', '{"client_secret":"[redacted]","a":1}'],
  ['no such payment method pm_card_visa', 'no such payment method [redacted payment method]'],
  [`card ${'42'.repeat(8)}, or ${'4242-'.repeat(3)}4242`, 'card [redacted card number], or [redacted card number]'],
  ['jane.doe+x@mail.example.com wrote', '[redacted mail] wrote'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('the app’s own texts stay unchanged', () => {
  const line = 'outbox entry evt_1_2 of order ord_01 is parked: larger than a message may be (262144 bytes)';
  expect(redact(line)).toBe(line);
});

test.each(['trace 4bf92f3577b34da6a3ce929d0e0e4736', 'at 1795713345123456 ns', 'of 4242 orders 1000 failed'])(
  'a number that is not a card number stays: %s',
  (line) => {
    expect(redact(line)).toBe(line);
  },
);

test('a very long text is cut, and no text makes redaction slow', () => {
  expect(redact('x'.repeat(1_000_000)).length).toBeLessThan(5_000);
  const began = performance.now();
  redact(`${'a@'.repeat(2_000)}`);
  redact(`eyJ${'-'.repeat(4_000)}`);
  redact('a.'.repeat(2_000));
  redact('4242 '.repeat(800));
  expect(performance.now() - began).toBeLessThan(5_000);
});
