import { expect, it } from 'vitest';
import { Problem } from '../../shared/problems.ts';
import { toRefusal } from './to-refusal.ts';

it('says all that is wrong with a line, unless that would fill the report', () => {
  const details = [
    { path: 'lines', message: 'are missing' },
    { path: '', message: 'must be an object' },
  ];
  const few = toRefusal(3, new Problem('validation_failed', { details }));
  expect(few).toEqual({ line: 3, code: 'validation_failed', message: 'lines are missing; must be an object' });
  const many = Array.from({ length: 500 }, (_, n) => ({ path: `field-${n}`, message: 'is unknown' }));
  expect(toRefusal(1, new Problem('validation_failed', { details: many })).message).toHaveLength(1_001);
});
