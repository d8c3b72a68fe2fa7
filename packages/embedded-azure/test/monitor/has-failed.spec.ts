import { expect, test } from 'vitest';
import { hasFailed } from '../../src/monitor/queries/has-failed.ts';

const columns = (more: object) => ({ TimeGenerated: '2026-01-01T00:00:00Z', OperationId: '', Success: false, ...more });

test.each([
  ['a request for something that does not exist', { Url: '/v1/orders/x', ResultCode: '404' }, false],
  ['a request that fails', { Url: '/v1/orders', ResultCode: '500' }, true],
  ['a message whose consumer fails', { Url: '', ResultCode: '0' }, true],
  ['a write that loses to another', { ResultCode: '412' }, false],
  ['a document that already exists', { ResultCode: '409' }, false],
  ['a provider that refuses our key', { ResultCode: '401' }, true],
  ['a provider that is down', { ResultCode: '0' }, true],
])('%s', (_, more, failed) => {
  expect(hasFailed(columns(more))).toBe(failed);
});
