import { expect, test } from 'vitest';
import { findTakers } from './find-takers.ts';
import type { ShownRule } from './shown-message.ts';

const correlation = (subscription: string, name: string, fields: Record<string, unknown>): ShownRule => ({
  subscription,
  name,
  filter: { kind: 'correlation', fields },
  action: undefined,
});
const sql = (subscription: string, expression: string): ShownRule => ({
  subscription,
  name: 'sql',
  filter: { kind: 'sql', expression },
  action: undefined,
});
const takersOf = (rules: ShownRule[], message: object) =>
  findTakers(rules, { properties: {}, ...message }).map(({ subscription, rule, isUnsure }) => [
    subscription,
    rule,
    isUnsure,
  ]);

test('a subscription takes a message if one of its rules lets it through', () => {
  const rules = [
    correlation('billing', 'again', { to: 'billing' }),
    correlation('billing', 'placed', { subject: 'placed' }),
    correlation('audit', 'placed', { subject: 'placed' }),
    correlation('alerts', 'down', { subject: 'down' }),
  ];
  expect(takersOf(rules, { subject: 'placed' })).toEqual([
    ['billing', 'placed', false],
    ['audit', 'placed', false],
  ]);
  expect(takersOf(rules, { to: 'billing' })).toEqual([['billing', 'again', false]]);
  expect(takersOf(rules, {})).toEqual([]);
});

test('a correlation filter asks for all its fields, also for those of the message’s own', () => {
  const rules = [correlation('billing', 'eu', { subject: 'placed', applicationProperties: { region: 'eu' } })];
  expect(takersOf(rules, { subject: 'placed', properties: { region: 'eu', other: 1 } })).toEqual([
    ['billing', 'eu', false],
  ]);
  expect(takersOf(rules, { subject: 'placed', properties: { region: 'us' } })).toEqual([]);
  expect(takersOf(rules, { properties: { region: 'eu' } })).toEqual([]);
});

test('a SQL filter is left to Service Bus, except those that are always true or false', () => {
  expect(takersOf([sql('all', '1 = 1'), sql('none', '1=0'), sql('some', "region = 'eu'")], {})).toEqual([
    ['all', 'sql', false],
    ['some', 'sql', true],
  ]);
});
