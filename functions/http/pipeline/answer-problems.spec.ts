import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import { Unavailable } from '../../../shared/ports/unavailable.ts';
import { Problem } from '../../../shared/problems.ts';
import { runWithLog } from '../../../shared/telemetry/log.ts';
import { explainError } from '../errors/explain-error.ts';
import type { HttpContext } from '../http-context.ts';
import { getOrder } from '../orders/get-order.ts';
import type { Route } from '../route.ts';
import { answerProblems } from './answer-problems.ts';

const context = {
  clock: { now: () => new Date(0) },
  settings: { publicUrl: 'http://127.0.0.1' },
} as unknown as HttpContext;

async function ended(error: unknown, route: Route = getOrder, accept = '*/*') {
  const logged: string[] = [];
  const print = (line: string) => void logged.push(line);
  const request = new HttpRequest({ method: 'GET', url: 'http://127.0.0.1/', headers: { accept } });
  const reply = await runWithLog({ info: print, warn: print, error: print }, {}, () =>
    answerProblems({ route, request, requestId: 'r-1' }, context, async () => {
      throw error;
    }),
  );
  return { reply, logged };
}

test('a problem is answered with its status, headers and details, and is not logged', async () => {
  const details = [{ path: 'sku', message: 'is unknown' }];
  const { reply, logged } = await ended(new Problem('unknown_sku', { details, headers: { 'retry-after': '5' } }));
  expect(reply).toMatchObject({
    status: 422,
    headers: { 'retry-after': '5' },
    body: { error: { code: 'unknown_sku', details, requestId: 'r-1', docs: 'http://127.0.0.1/errors/unknown_sku' } },
  });
  expect(logged).toEqual([]);
});

test('an outage is answered with 503 and Retry-After, and is logged', async () => {
  const { reply, logged } = await ended(new Unavailable('the store is away', { retryAfterSeconds: 7 }));
  expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
  expect(JSON.stringify(reply)).not.toContain('store');
  expect(logged.join()).toContain('getOrder failed');
});

test('a bug is answered with 500 without details, and is logged', async () => {
  const { reply, logged } = await ended(new TypeError('x is undefined'));
  expect(reply).toMatchObject({ status: 500, body: { error: { code: 'internal_error', details: [] } } });
  expect(JSON.stringify(reply)).not.toContain('undefined');
  expect(logged.join()).toContain('x is undefined');
});

test('a page is sent if the route has pages and the client prefers one', async () => {
  const problem = new Problem('not_found');
  expect((await ended(problem, explainError, 'text/html')).reply).toHaveProperty(
    'mediaType',
    'text/html; charset=utf-8',
  );
  expect((await ended(problem, explainError)).reply).toHaveProperty('body.error.code', 'not_found');
  expect((await ended(problem, getOrder, 'text/html')).reply).toHaveProperty('body.error.code', 'not_found');
});
