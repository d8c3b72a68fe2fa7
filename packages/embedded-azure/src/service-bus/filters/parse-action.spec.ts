import { describe, expect, test } from 'vitest';
import { contentWith } from './content-with.ts';
import { parseAction } from './parse-action.ts';
import { FilterSyntaxError } from './sql-tokens.ts';

const order = contentWith({
  subject: 'placed',
  message_id: 'm-1',
  application_properties: { region: 'eu', amount: 12 },
  body: 'untouched',
});
const changedBy = (action: string) => parseAction(action)(order);

describe('SET', () => {
  test.each<[string, string, unknown]>([
    ["SET region = 'us'", 'region', 'us'],
    ["SET REGION = 'us'", 'region', 'us'],
    ["SET user.fresh = 'x';", 'fresh', 'x'],
    ['SET amount = amount * 2 + 1', 'amount', 25],
    ['SET half = amount / 8', 'half', 1.5],
    ['SET flag = TRUE', 'flag', true],
    ["SET [two words] = region + '-' + sys.Label", 'two words', 'eu-placed'],
    ['SET amount = 1 SET amount = amount + 1; SET amount = amount + 1', 'amount', 3],
    ['SET nothing = missing + 1', 'nothing', null],
  ])('%s', (action, property, expected) => expect(changedBy(action).applicationProperty(property)).toBe(expected));

  test('sets a system property', () => {
    const changed = changedBy("SET sys.Label = 'seen'; SET sys.SessionId = amount; SET sys.To = NULL");
    expect(changed.property('subject')).toBe('seen');
    expect(changed.property('sessionId')).toBe('12');
    expect(changed.property('messageId')).toBe('m-1');
    expect(changed.property('to')).toBeUndefined();
  });
});

describe('REMOVE', () => {
  test('removes an application property, in any case; a missing one is not an error', () => {
    const changed = changedBy('REMOVE Region REMOVE user.missing');
    expect(changed.applicationProperty('region')).toBeUndefined();
    expect(changed.applicationProperty('amount')).toBe(12);
  });

  test('can’t remove a system property', () =>
    expect(changedBy('REMOVE sys.Label').property('subject')).toBeUndefined());
});

test('neither the original message nor the body changes', () => {
  const changed = changedBy("SET region = 'us'");
  expect(order.applicationProperty('region')).toBe('eu');
  expect(changed.sections.body).toEqual(order.sections.body);
});

describe('an invalid action is refused by name', () => {
  test.each([
    ['', 'expected SET or REMOVE, but found the end'],
    ['DROP region', 'expected SET or REMOVE, but found "DROP"'],
    ['SET region', 'expected "=", but found the end'],
    ['SET region > 1', 'expected "=", but found ">"'],
    ["SET sys.TimeToLive = '1'", 'the system property sys.TimeToLive is not supported'],
    ['SET id = newid()', 'the function newid() is not supported'],
    ['REMOVE 1', 'expected a property, but found "1"'],
  ])('%s', (action, message) => {
    expect(() => parseAction(action)).toThrow(FilterSyntaxError);
    expect(() => parseAction(action)).toThrow(message);
  });
});
