import { expect, test } from 'vitest';
import { FunctionFailure, type FunctionInvoker } from '../../functions-host/invocation.ts';
import { runEntityBatch } from './entity-batch-run.ts';

const record = { entityId: '@e@k', name: 'e', key: 'k', exists: true, state: '1', lockedBy: null, updatedAt: 0 };
const definition = { id: 'e', name: 'e', bindings: {}, trigger: { type: 'entityTrigger', name: 'context' } };
const operations = [
  { op: 'a', id: '1' },
  { op: 'b', id: '2', signal: true, input: '2' },
];
const run = (invoke: FunctionInvoker['invoke']) =>
  runEntityBatch(record, operations, definition, { functions: new Map(), invoke });

test('the function gets the entity, its state and the whole batch', async () => {
  let payload: unknown;
  await run(async (_, [input]) => {
    payload = JSON.parse(input?.data.string ?? '');
    return {};
  });
  expect(payload).toEqual({
    self: { name: 'e', key: 'k' },
    exists: true,
    state: '1',
    batch: [
      { name: 'a', input: null, isSignal: false },
      { name: 'b', input: '2', isSignal: true },
    ],
  });
});

test.each([
  ['throws', () => Promise.reject(new FunctionFailure('timed out', '')), '"timed out"'],
  ['returns something invalid', async () => ({}), expect.stringContaining('expected object')],
])('a function that %s fails every operation and does not change the state', async (_, invoke, result) => {
  const failure = { isError: true, result };
  expect(await run(invoke)).toEqual({
    entityExists: true,
    entityState: '1',
    results: [failure, failure],
    signals: [],
  });
});
