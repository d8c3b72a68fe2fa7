import { expect, test } from 'vitest';
import { z } from 'zod';
import { causeOf } from './cause-of.ts';

test('of an error, its code and its first line are kept, without anything that looks like a secret', () => {
  const error = Object.assign(new Error('no answer, with Bearer abc\n    at somewhere'), { code: 'ECONNRESET' });
  expect(causeOf(error)).toEqual({ code: 'ECONNRESET', message: 'no answer, with Bearer [redacted]' });
  expect(causeOf(new TypeError('x is not a function'))).toEqual({ code: 'TypeError', message: 'x is not a function' });
  expect(causeOf('gone')).toEqual({ code: 'error', message: 'gone' });
  expect(causeOf(new Error('x '.repeat(1_000))).message.length).toBeLessThan(310);
});

test('for a document that can’t be read, the field is named', () => {
  const { error } = z.object({ type: z.enum(['a']), at: z.string() }).safeParse({ type: 'b' });
  expect(causeOf(error)).toEqual({ code: 'unreadable', message: expect.stringMatching(/^type: .*, and 1 more$/) });
  expect(causeOf(z.object({}).safeParse('text').error).message).toMatch(/^the whole: /);
});

test('a timeout is reported by its name, not by its former number', () => {
  const error = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  expect(causeOf(error)).toEqual({ code: 'TimeoutError', message: 'The operation was aborted due to timeout' });
});
