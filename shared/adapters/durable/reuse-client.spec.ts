import { InvocationContext } from '@azure/functions';
import { input } from 'durable-functions';
import { expect, test } from 'vitest';
import { reuseClient } from './reuse-client.ts';

const binding = input.durableClient();

/** An invocation with the data that the host gives it. */
function invocation(code: string | undefined): InvocationContext {
  const context = new InvocationContext({ options: { extraInputs: [binding] } });
  const urls = { createNewInstancePostUri: `http://127.0.0.1:7071/start?code=${code}` };
  const data = { taskHubName: 'hub', creationUrls: urls, managementUrls: { id: 'INSTANCEID' } };
  context.extraInputs.set(binding, code === undefined ? undefined : data);
  return context;
}

test('invocations share a client until the host gives them other data, such as a new key', () => {
  const clientOf = reuseClient(binding);
  const first = clientOf(invocation('a'));
  expect(clientOf(invocation('a'))).toBe(first);
  expect(clientOf(invocation('b'))).not.toBe(first);
});

test('an invocation without the data of a client is refused, also after one that had them', () => {
  const clientOf = reuseClient(binding);
  clientOf(invocation('a'));
  expect(() => clientOf(invocation(undefined))).toThrow('not a valid durable client input');
});
