import rhea from 'rhea';
import { describe, expect, test } from 'vitest';
import { contentWith } from './content-with.ts';
import { sqlFilter } from './sql-filter.ts';
import { FilterSyntaxError } from './sql-tokens.ts';

const order = contentWith({
  subject: 'order.placed',
  message_id: 'm-1',
  to: 'saga',
  application_properties: {
    region: 'eu',
    amount: 12,
    ratio: rhea.types.wrap_double(0.5),
    big: rhea.types.wrap_long(5_000_000_000),
    urgent: true,
    note: "it's 50%",
    'order type': 'web',
  },
});
const passes = (expression: string) => sqlFilter(expression)(order);

describe('what a filter can compare', () => {
  test.each([
    ["sys.Label = 'order.placed'", true],
    ["sys.Subject IN ('order.placed', 'order.cancellation_requested')", true],
    ["sys.subject = 'ORDER.PLACED'", false],
    ["sys.MessageId = 'm-1' AND sys.To = 'saga'", true],
    ["region = 'eu'", true],
    ["REGION = 'eu'", true],
    ["user.region <> 'us'", true],
    ['amount > 10 AND amount <= 12', true],
    ['amount != 12', false],
    ['amount + 3 * 2 = 18', true],
    ['(amount + 3) * 2 = 30', true],
    ['-amount < 0', true],
    ['amount % 5 = 2 AND amount / 4 = 3', true],
    ['ratio = 0.5', true],
    ['big = 5000000000', true],
    ['urgent = TRUE', true],
    ['urgent', true],
    ["region + '-west' = 'eu-west'", true],
    ["[order type] = 'web'", true],
    ['"order type" = \'web\'', true],
    ["note = 'it''s 50%'", true],
    ['1=1', true],
    ['1=0', false],
  ])('%s is %s', (expression, expected) => expect(passes(expression)).toBe(expected));
});

describe('patterns', () => {
  test.each([
    ["region LIKE 'e%'", true],
    ["region LIKE '_u'", true],
    ["region LIKE 'e'", false],
    ["region NOT LIKE 'u%'", true],
    ["note LIKE '%50\\%' ESCAPE '\\'", true],
    ["region LIKE 'e.'", false],
  ])('%s is %s', (expression, expected) => expect(passes(expression)).toBe(expected));
});

describe('what is unknown never passes, and its negation neither', () => {
  test.each([
    ["missing = 'x'", false],
    ["NOT (missing = 'x')", false],
    ["missing <> 'x'", false],
    ["missing = 'x' OR region = 'eu'", true],
    ["missing = 'x' AND region = 'eu'", false],
    ["NOT (missing = 'x' AND region = 'us')", true],
    ["amount = '12'", false],
    ["missing NOT IN ('x')", false],
    ['missing IS NULL', true],
    ['region IS NOT NULL', true],
    ['EXISTS(region) AND NOT EXISTS(missing)', true],
    ['amount / 0 = 1', false],
    ['NULL = NULL', false],
  ])('%s is %s', (expression, expected) => expect(passes(expression)).toBe(expected));
});

describe('what is not the language is refused by name', () => {
  test.each([
    ['amount ==== 3', 'expected a property, but found "="'],
    ["region = 'eu", 'unexpected "\'eu"'],
    ['region =', 'expected a property, but found the end'],
    ["region = 'eu' extra", 'found "extra"'],
    ['sys.EnqueuedTimeUtc > 1', 'the system property sys.EnqueuedTimeUtc is not supported'],
    ['newid() = 1', 'the function newid() is not supported'],
    ['other.region = 1', 'unknown scope "other"'],
    ['region NOT 3', 'expected IN or LIKE'],
  ])('%s', (expression, message) => {
    expect(() => sqlFilter(expression)).toThrow(FilterSyntaxError);
    expect(() => sqlFilter(expression)).toThrow(message);
  });
});
