import { expect, test } from 'vitest';
import { wrapCalls } from './wrap-calls.ts';

test('each call that returns a promise is wrapped, also a throw before the first await', async () => {
  const calls: string[] = [];
  const port = {
    limit: 7,
    find: async (id: string) => `found ${id}`,
    fail(): Promise<void> {
      throw new Error('at once');
    },
    async *all() {
      yield 1;
    },
  };
  const wrapped = wrapCalls(port, (method, call) => {
    calls.push(method);
    return call();
  });
  expect(await wrapped.find('a')).toBe('found a');
  await expect(wrapped.fail()).rejects.toThrow('at once');
  expect(await wrapped.all().next()).toEqual({ value: 1, done: false });
  expect([wrapped.limit, calls]).toEqual([7, ['find', 'fail']]);
});

test('a port with a method that returns a value directly does not compile, because the wrapped method would return a promise', () => {
  const port = { read: () => [1], park: async () => undefined };
  // @ts-expect-error: `read` returns no promise
  const wrapped: object = wrapCalls(port, (_method, call) => call());
  expect(Reflect.apply(Reflect.get(wrapped, 'read'), wrapped, [])).toBeInstanceOf(Promise);
});
