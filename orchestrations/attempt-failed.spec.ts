import { expect, test } from 'vitest';
import { AttemptFailed } from './attempt-failed.ts';

const cause = { code: 'breaker_open', message: 'carrier keeps failing (for now) and is not called' };
/** What Durable makes of an error of an activity. */
const inHistory = ({ message, stack }: Error) =>
  new Error(`Activity function 'book-shipment' failed:  Result: Failure\nException: ${message}\nStack: ${stack}`);

test('the wait that an error asks for survives the history, and the cause is readable with it', () => {
  const failed = inHistory(new AttemptFailed(cause, 12_345));
  expect(AttemptFailed.readRetryAfter(failed)).toBe(12_345);
  expect(AttemptFailed.readCause(failed)).toEqual({ ...cause, message: `${cause.message} (retry after 12345 ms)` });
});

test('an error without a wait has none, also one from an older history', () => {
  const failed = inHistory(new AttemptFailed(cause));
  expect(AttemptFailed.readRetryAfter(failed)).toBeUndefined();
  expect(AttemptFailed.readCause(failed)).toEqual(cause);
  expect(AttemptFailed.readRetryAfter(new Error('timed out'))).toBeUndefined();
});
