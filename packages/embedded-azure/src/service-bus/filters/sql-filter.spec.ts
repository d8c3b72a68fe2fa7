import rhea from 'rhea';
import { describe, expect, test } from 'vitest';
import { contentWith } from './content-with.ts';
import { sqlFilter } from './sql-filter.ts';
import { FilterSyntaxError } from './sql-tokens.ts';

const order = contentWith({
  subject: 'order.placed',
  message_id: 'm-1',
  to: 'saga',
  content_type: 'application/json',
  correlation_id: 'c-1',
  reply_to: 'back',
  group_id: 's-1',
  reply_to_group_id: 's-2',
  application_properties: {
    region: 'eu',
    amount: 12,
    ratio: rhea.types.wrap_double(0.5),
    big: rhea.types.wrap_long(5_000_000_000),
    urgent: true,
    since: rhea.types.wrap_timestamp(1_700_000_000_000),
    note: "it's 50%",
    letters: 'a'.repeat(10_000),
    wild: '%a'.repeat(5_000),
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
    ["sys.ContentType = 'application/json' AND sys.CorrelationId = 'c-1' AND sys.ReplyTo = 'back'", true],
    ["sys.SessionId = 's-1' AND sys.ReplyToSessionId = 's-2'", true],
    ['EXISTS(sys.Label) AND EXISTS(user.region) AND NOT EXISTS(user.missing)', true],
    ['sys.Label IS NOT NULL AND user.missing IS NULL', true],
    ['amount IN (1, 2 * 6, 99) AND amount NOT IN (1, 2)', true],
    ['amount = 12.0 AND ratio * 2 = 1 AND big > amount', true],
    ['since >= since AND NOT since < since', true],
    ['1e1 + .5 = 10.5', true],
    ["NOT region = 'us' AND (amount > 100 OR urgent = true)", true],
    ["region > 'es' AND region < 'ez'", true],
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
    ["note LIKE '%50!%' ESCAPE '!'", true],
    ["note LIKE '%5!_%' ESCAPE '!'", false],
    ["region NOT LIKE '%u' ", false],
    ["region LIKE 'E_'", false],
    ["region + '%' LIKE 'eu!%' ESCAPE '!'", true],
    ["sys.Label LIKE 'order.%'", true],
    [`letters LIKE '${'%a'.repeat(100)}%b'`, false],
    ['letters LIKE wild', false],
  ])('%s is %s', (expression, expected) => expect(passes(expression)).toBe(expected));
});

describe('an unknown value never passes, and neither does its negation', () => {
  test.each([
    ["missing = 'x'", false],
    ["NOT (missing = 'x')", false],
    ["missing <> 'x'", false],
    ["missing = 'x' OR region = 'eu'", true],
    ["missing = 'x' AND region = 'eu'", false],
    ["NOT (missing = 'x' AND region = 'us')", true],
    ["amount = '12'", false],
    ["NOT (amount = '12')", false],
    ["amount <> '12'", false],
    ["urgent = 1 OR since = 'x' OR region > 5", false],
    ["amount LIKE '1%'", false],
    ["region + 1 = 'eu1'", false],
    ["amount - '1' = 11", false],
    ["missing LIKE '%' OR NOT (missing LIKE '%')", false],
    ["amount IN ('12') OR missing IN (1)", false],
    ["missing NOT IN ('x')", false],
    ['missing IS NULL', true],
    ['region IS NOT NULL', true],
    ['EXISTS(region) AND NOT EXISTS(missing)', true],
    ['amount / 0 = 1', false],
    ['NULL = NULL', false],
  ])('%s is %s', (expression, expected) => expect(passes(expression)).toBe(expected));
});

describe('an invalid filter is refused by name', () => {
  test.each([
    ['amount ==== 3', 'expected a property, but found "="'],
    ["region = 'eu", 'unexpected "\'eu"'],
    ['region =', 'expected a property, but found the end'],
    ["region = 'eu' extra", 'found "extra"'],
    ['sys.EnqueuedTimeUtc > 1', 'the system property sys.EnqueuedTimeUtc is not supported'],
    ['newid() = 1', 'the function newid() is not supported'],
    ['other.region = 1', 'unknown scope "other"'],
    ['region NOT 3', 'expected IN or LIKE'],
    [`${'('.repeat(20_000)}1=1`, 'exceeds the maximum length of 1024'],
  ])('%s', (expression, message) => {
    expect(() => sqlFilter(expression)).toThrow(FilterSyntaxError);
    expect(() => sqlFilter(expression)).toThrow(message);
  });
});
