import { expect, test } from 'vitest';
import { faultRuleSchema } from './fault-rule.ts';
import { FaultRules } from './fault-rules.ts';

const schema = faultRuleSchema({
  operations: ['things.make', 'things.break'],
  refusal: { fault: 'refuse', codes: ['no', 'never'], operations: ['things.make'] },
});

function rules(...given: Record<string, unknown>[]): FaultRules {
  const made = new FaultRules({
    operations: ['things.make', 'things.break'],
    refusal: { fault: 'refuse', codes: ['no', 'never'], operations: ['things.make'] },
  });
  for (const rule of given) made.add(schema.parse(rule));
  return made;
}

test('without a rule nothing happens', () => {
  expect(rules().take({ operation: 'things.make' })).toBeUndefined();
});

test('a rule without an operation applies to all, and a refusal only to those that can be refused', () => {
  expect(rules({ fault: 'error' }).take({ operation: 'things.break' })?.fault).toBe('error');
  const refusing = rules({ fault: 'refuse' });
  expect(refusing.take({ operation: 'things.break' })).toBeUndefined();
  expect(refusing.take({ operation: 'things.make' })).toMatchObject({ fault: 'refuse', code: 'no', hits: 1 });
});

test('the oldest matching rule applies, and the next one when it is used up', () => {
  const both = rules({ fault: 'error', times: 2 }, { fault: 'hang' });
  const met = Array.from({ length: 4 }, () => both.take({ operation: 'things.make' })?.fault);
  expect(met).toEqual(['error', 'error', 'hang', 'hang']);
  expect(both.list().map(({ hits }) => hits)).toEqual([2, 2]);
});

test('metadata and reference must be equal if the rule names them, and are ignored otherwise', () => {
  const matching = rules({ fault: 'error', match: { metadata: { a: '1', b: '2' } } });
  const take = (metadata: Record<string, string>) =>
    matching.take({ operation: 'things.make', metadata: () => metadata });
  expect(take({ a: '1' })).toBeUndefined();
  expect(take({ a: '1', b: '2', c: '3' })?.fault).toBe('error');
  expect(matching.take({ operation: 'things.make', reference: 'r' })).toBeUndefined();

  const byReference = rules({ fault: 'error', match: { reference: 'r' } });
  const metadata = () => expect.fail('no rule looks at metadata');
  expect(byReference.take({ operation: 'things.make', reference: 'x', metadata })).toBeUndefined();
  expect(byReference.take({ operation: 'things.make', reference: 'r', metadata })?.fault).toBe('error');
});

test('a fault in transit applies to a replay, and a fault of the provider does not', () => {
  const both = rules({ fault: 'error' }, { fault: 'rate_limit' });
  expect(both.take({ operation: 'things.make', replayed: true })?.fault).toBe('rate_limit');
});
