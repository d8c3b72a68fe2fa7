import { expect, test } from 'vitest';
import type { OperatorPorts } from '../operator-ports.ts';
import { checkRights } from './check-rights.ts';

const findingsOf = (fault: Error) =>
  checkRights.run(
    {
      installation: { findUnwritable: async () => [] },
      auditLog: { list: async () => [] },
      queues: { requireSending: () => Promise.reject(fault) },
    } as unknown as OperatorPorts,
    'azure',
  );

test('who is refused lacks a role, and a bus that does not answer has refused nobody', async () => {
  expect(await findingsOf(new Error('Unauthorized access: Send is required'))).toMatchObject([
    {
      state: 'missing',
      what: expect.stringContaining('you may not send'),
      remedy: expect.stringContaining('Data Sender'),
    },
  ]);
  expect(await findingsOf(new Error('connect ECONNREFUSED 127.0.0.1:9'))).toEqual([
    {
      state: 'failed',
      what: 'whether you may send messages again can’t be examined: connect ECONNREFUSED 127.0.0.1:9',
      remedy: 'is it running, and may this network reach it?',
    },
  ]);
  expect(await findingsOf(new Error('ChainedTokenCredential authentication failed.'))).toMatchObject([
    { state: 'failed', remedy: 'sign in: az login' },
  ]);
  expect(await findingsOf(new Error('AADSTS700082: The refresh token has expired; 401'))).toMatchObject([
    { state: 'failed', remedy: 'sign in: az login' },
  ]);
});
