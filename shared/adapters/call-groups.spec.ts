import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test, vi } from 'vitest';
import { CallGroups } from './call-groups.ts';

/** Groups whose runs end when the test says so. */
function heldGroups() {
  const runs: { values: string[]; end(error?: Error): void }[] = [];
  const groups = new CallGroups<string>(
    (values) =>
      new Promise((done, failed) => {
        runs.push({ values, end: (error) => (error ? failed(error) : done()) });
      }),
  );
  return { groups, runs };
}
const settled = () => new Promise((resume) => setImmediate(resume));

test('a call runs at once, and those that come while it runs are the next group', async () => {
  const { groups, runs } = heldGroups();
  const calls = ['a', 'b', 'c'].map((value) => groups.add('key', value));
  expect(runs.map(({ values }) => values)).toEqual([['a']]);
  runs[0]?.end();
  await calls[0];
  await settled();
  expect(runs.map(({ values }) => values)).toEqual([['a'], ['b', 'c']]);
  const late = groups.add('key', 'd');
  runs[1]?.end();
  await Promise.all(calls);
  await settled();
  runs[2]?.end();
  await late;
  await settled();
  void groups.add('key', 'e');
  expect(runs.map(({ values }) => values)).toEqual([['a'], ['b', 'c'], ['d'], ['e']]);
});

test('those that come in the pause after a call are one group, and the next call after the pause runs at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const runs: string[][] = [];
  const groups = new CallGroups<string>(async (values) => void runs.push(values), { pauseMs: 250 });
  await groups.add('key', 'a');
  const paused = ['b', 'c'].map((value) => groups.add('key', value));
  await vi.advanceTimersByTimeAsync(249);
  expect(runs).toEqual([['a']]);
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all(paused);
  await vi.advanceTimersByTimeAsync(250);
  await groups.add('key', 'd');
  expect(runs).toEqual([['a'], ['b', 'c'], ['d']]);
  vi.useRealTimers();
});

test('other keys don’t wait', () => {
  const { groups, runs } = heldGroups();
  void groups.add('one', 'a');
  void groups.add('other', 'b');
  expect(runs.map(({ values }) => values)).toEqual([['a'], ['b']]);
});

test('a value that can’t be processed fails only its own call', async () => {
  const groups = new CallGroups<string>(async (values) => {
    await settled();
    if (values.includes('bad')) throw new Error(`refused: ${values}`);
  });
  const calls = ['a', 'b', 'bad', 'c'].map((value) => groups.add('key', value));
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(outcomes[2]).toMatchObject({ reason: new Error('refused: bad') });
});

test('a group runs in the context of its own first call, not of the group before', async () => {
  const context = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const groups = new CallGroups<string>(async () => {
    seen.push(context.getStore());
    await settled();
  });
  await Promise.all(['a', 'b', 'c'].map((name) => context.run(name, () => groups.add('key', name))));
  expect(seen).toEqual(['a', 'b']);
});
