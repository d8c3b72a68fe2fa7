import { expect, test } from 'vitest';
import { HostConfigurationError, type RetryContext } from './invocation.ts';
import { retrying, retryPolicyOf } from './retry-policy.ts';

const fixed = (maxRetryCount: number) =>
  retryPolicyOf({
    name: 'feed',
    retryOptions: { retryStrategy: 'fixedDelay', maxRetryCount, delayInterval: { seconds: 2 } },
  });

/** Fails this many times, and records the context of each run. */
function failing(times: number) {
  const contexts: (RetryContext | undefined)[] = [];
  const attempt = async (context: RetryContext | undefined) => {
    contexts.push(context);
    if (contexts.length <= times) throw new Error(`failure ${contexts.length}`);
    return 'done';
  };
  return { attempt, contexts };
}

function recordedSleep() {
  const delays: number[] = [];
  const sleep = async (delay: number) => {
    delays.push(delay);
  };
  return { delays, sleep };
}

const signal = new AbortController().signal;

test('without a policy the first failure is final', async () => {
  const { attempt, contexts } = failing(1);
  const outcome = await retrying(undefined, attempt, { signal });
  expect(outcome).toMatchObject({ kind: 'failed', error: new Error('failure 1') });
  expect(contexts).toEqual([undefined]);
});

test('a fixed delay is waited before each retry, and the function gets the reason for the retry', async () => {
  const { attempt, contexts } = failing(2);
  const { sleep, delays } = recordedSleep();
  expect(await retrying(fixed(5), attempt, { signal, sleep })).toEqual({ kind: 'succeeded', result: 'done' });
  expect(delays).toEqual([2000, 2000]);
  expect(contexts[0]).toBeUndefined();
  expect(contexts[2]).toMatchObject({ retryCount: 2, maxRetryCount: 5, exception: { message: 'failure 2' } });
});

test('the failure is final after the last retry', async () => {
  const { attempt, contexts } = failing(9);
  const { sleep } = recordedSleep();
  expect((await retrying(fixed(3), attempt, { signal, sleep })).kind).toBe('failed');
  expect(contexts).toHaveLength(4);
});

test('-1 retries forever', async () => {
  const { attempt, contexts } = failing(500);
  const { sleep } = recordedSleep();
  expect((await retrying(fixed(-1), attempt, { signal, sleep })).kind).toBe('succeeded');
  expect(contexts).toHaveLength(501);
});

test('a host that stops ends the wait and does not retry', async () => {
  const { attempt, contexts } = failing(9);
  const stopping = new AbortController();
  const running = retrying(fixed(-1), attempt, { signal: stopping.signal, onRetry: () => stopping.abort() });
  expect((await running).kind).toBe('stopped');
  expect(contexts).toHaveLength(1);
});

test('exponential backoff starts at the minimum, grows with jitter and stays below the maximum', () => {
  const policy = retryPolicyOf({
    name: 'feed',
    retryOptions: {
      retryStrategy: 'exponentialBackoff',
      maxRetryCount: -1,
      minimumInterval: { seconds: 1 },
      maximumInterval: { seconds: '10' },
    },
  });
  const middle = () => 0.5;
  expect([1, 2, 3, 4, 9].map((retry) => policy?.delayBefore(retry, middle))).toEqual([1000, 2000, 4000, 8000, 10_000]);
  expect(policy?.delayBefore(2, () => 0)).toBe(1800);
});

test('an invalid policy is refused with the name of the function', () => {
  const refused = (retryOptions: Record<string, unknown>) => () => retryPolicyOf({ name: 'feed', retryOptions });
  expect(refused({ retryStrategy: 'never', maxRetryCount: 1 })).toThrow(HostConfigurationError);
  expect(refused({ retryStrategy: 'fixedDelay', maxRetryCount: 1 })).toThrow(
    "function 'feed': retry policy: delayInterval must be a duration",
  );
  expect(refused({ retryStrategy: 'fixedDelay', maxRetryCount: -2 })).toThrow('maxRetryCount');
});
