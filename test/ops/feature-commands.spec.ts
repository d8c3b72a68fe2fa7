import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import example from '../../docs/example-order.json' with { type: 'json' };
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { RunningStack } from '../running-stack.ts';
import { operatorOf } from './operator-of.ts';

let stack: RunningStack;
let ops: (...flags: string[]) => Promise<string>;
let acme: PartnerClient;
let globex: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  ops = operatorOf(stack);
  acme = await stack.partner('acme');
  globex = await stack.partner('globex');
});
afterAll(() => stack?.stop());

const place = (partner: PartnerClient, key: string) =>
  partner.request('POST', '/v1/orders', { body: example, headers: { 'idempotency-key': key } });

async function refusalOf(answer: Response) {
  const { error } = (await answer.json()) as { error?: { code: string } };
  return [answer.status, error?.code, Number(answer.headers.get('retry-after'))];
}

test('an operator switches features off for a while: partners get 503 with Retry-After, and everything else works', async () => {
  const placed = await place(acme, 'before');
  expect(placed.status).toBe(202);
  await ops('features', 'off', 'orders', '--minutes', '2', '--partners', 'acme', '--because', 'a flood of orders');
  await ops('features', 'off', 'search', '--minutes', '60', '--because', 'the index is slow');
  const refused = await until('orders are off', async () => {
    const answer = await place(acme, `new-${Math.random()}`);
    return answer.status === 503 && answer;
  });
  const [status, code, seconds] = await refusalOf(refused);
  expect([status, code]).toEqual([503, 'switched_off']);
  expect(seconds).toBeGreaterThan(60);
  expect(seconds).toBeLessThanOrEqual(120);
  // A repetition gets its first answer, other partners and other features work.
  expect((await place(acme, 'before')).status).toBe(202);
  expect((await place(globex, 'other')).status).toBe(202);
  expect((await acme.request('GET', '/v1/orders?status=confirmed')).status).toBe(200);
  expect(await refusalOf(await globex.request('GET', '/v1/orders?q=city:Wien'))).toEqual([503, 'switched_off', 300]);
  expect(await ops('features', 'list')).toMatch(
    /^off: orders for acme, until .*: a flood of orders\noff: search for all partners, until .*: the index is slow\non: changes, imports, exports, webhooks$/,
  );
  expect(await ops('status')).toMatch(/ 2 {2}features that are switched off: features list/);

  expect(await ops('features', 'on', 'orders', '--partners', 'acme')).toContain(
    'on again; it was off: orders for acme',
  );
  await until('orders are on', async () => (await place(acme, 'after')).status === 202);
  await ops('features', 'on', 'search');
  expect(await ops('features', 'list')).toBe('on: orders, changes, imports, exports, search, webhooks');
  expect(await ops('audit')).toMatch(/features on[\s\S]*features off/);
});

test('in read-only mode nobody changes anything, and everybody reads', async () => {
  const placed = await place(acme, 'kept');
  const { id } = (await placed.json()) as { id: string };
  await ops('features', 'off', 'changes', '--minutes', '5', '--because', 'a move of the database');
  await until('changes are off', async () => (await place(acme, `kept-${Math.random()}`)).status === 503);
  const cancel = await acme.request('POST', `/v1/orders/${id}/cancel`, { headers: { 'idempotency-key': 'c' } });
  expect((await refusalOf(cancel)).slice(0, 2)).toEqual([503, 'switched_off']);
  expect((await acme.request('GET', `/v1/orders/${id}`)).status).toBe(200);
  await ops('features', 'on', 'changes');
});

test('a switch for the same partners replaces the one before, and the answer says which', async () => {
  const off = (...flags: string[]) => ops('features', 'off', 'imports', '--minutes', '5', '--because', 'x', ...flags);
  expect(await off()).not.toContain('instead of');
  expect(await off('--partners', 'globex')).not.toContain('instead of');
  expect(await off('--percentage', '10')).toMatch(
    /^off: imports for 10 % of all .*\ninstead of off: imports for all partners, /,
  );
  await ops('features', 'on', 'imports');
});

test.each([
  [['off', 'everything', '--minutes', '5', '--because', 'x'], 'there is no feature everything'],
  [['off', 'search', '--because', 'x'], 'missing: --minutes'],
  [['off', 'search', '--minutes', '5'], 'missing: --because'],
  [['off', 'search', '--minutes', '0', '--because', 'x'], 'from 1 to 10080'],
  [['off', 'search', '--minutes', '1e3', '--because', 'x'], 'from 1 to 10080'],
  [['off', 'search', '--minutes', '5', '--percentage', '100', '--because', 'x'], 'from 1 to 99'],
  [['off', 'search', '--minutes', '5', '--partners', 'Acme!', '--because', 'x'], 'is not a partner id'],
  [['off', 'search', '--minutes', '5', '--partners', 'acme,acmee', '--because', 'x'], 'there is no partner acmee'],
  [['on', 'exports'], 'exports is not off'],
])('features %j is refused', async (flags, message) => {
  await expect(ops('features', ...flags)).rejects.toThrow(message);
});

test('switches that can’t be read at all are not listed as on: what holds is not known', async () => {
  await ops('features', 'off', 'search', '--minutes', '5', '--because', 'the index is slow');
  const document = stack.container('releases').item('feature-switches', 'feature-switches');
  const { resource } = await document.read();
  await document.replace({ ...resource, off: 'x' });
  const listed = await ops('features', 'list');
  expect(listed).toMatch(/^the switches can’t be read: off: must be a list$/m);
  expect(listed).not.toMatch(/^on:/m);
  expect(JSON.parse(await ops('features', 'list', '--json'))).toMatchObject({ off: [], on: [], isKnown: false });
  await ops('features', 'on', 'search');
  expect(await ops('features', 'list')).toMatch(/^on: /);
});
