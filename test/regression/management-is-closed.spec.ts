import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oddNotations } from '../http/odd-notations.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** The host's own management can end any saga and run any function, so nobody may reach it without its keys. */

let stack: RunningStack;
let globex: string;

beforeAll(async () => {
  stack = await RunningStack.start();
  globex = `Bearer ${await stack.tokenOf('globex')}`;
});
afterAll(() => stack?.stop());

interface Attempt {
  method: string;
  path: string;
  body?: string;
}

/** The request exactly as it is written, because fetch would normalise the path. */
function attempt(base: string, { method, path, body }: Attempt, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = { 'content-type': 'application/json', ...headers };
    const outgoing = request(base, { method, path, headers: sent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject).end(body);
  });
}

const INSTANCES = '/runtime/webhooks/durabletask/instances';
const attacksOn = (orderId: string): Attempt[] => [
  { method: 'GET', path: INSTANCES },
  { method: 'GET', path: `${INSTANCES}/order-${orderId}` },
  { method: 'POST', path: `${INSTANCES}/order-${orderId}/terminate?reason=none` },
  { method: 'POST', path: `${INSTANCES}/order-${orderId}/suspend?reason=none` },
  { method: 'POST', path: `${INSTANCES}/order-${orderId}/raiseEvent/resume`, body: 'null' },
  { method: 'DELETE', path: `${INSTANCES}/order-${orderId}` },
  { method: 'DELETE', path: `${INSTANCES}?createdTimeFrom=2020-01-01T00:00:00Z` },
  { method: 'POST', path: `${INSTANCES.replace('instances', 'orchestrators')}/order-saga`, body: '{}' },
  { method: 'POST', path: '/admin/functions/count-reports', body: '{"input":"{}"}' },
  { method: 'GET', path: '/admin/functions' },
  { method: 'GET', path: '/admin/host/status' },
  { method: 'GET', path: '/admin/host/systemkeys/_master' },
];

test('a partner can’t list, terminate or purge another’s saga, or run one of our functions', async () => {
  const acme = await stack.partner('acme');
  const { id } = await acme.place(anOrder());
  const all = async () => {
    for (const attack of attacksOn(id)) {
      const statuses = [
        await attempt(stack.prepared.gatewayUrl, attack, { authorization: globex }),
        await attempt(
          stack.prepared.gatewayUrl,
          { ...attack, path: `/errors/..${attack.path}` },
          { authorization: globex },
        ),
        await attempt(stack.prepared.gatewayUrl, attack, {}),
        await attempt(stack.host.url, attack, { authorization: globex }),
        await attempt(stack.host.url, attack, { 'x-functions-key': 'guessed' }),
      ];
      expect([attack.method, attack.path, ...statuses]).toEqual([attack.method, attack.path, 404, 404, 404, 401, 401]);
    }
  };
  await all();
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  await all();
  const instance = await stack.askHost(`${INSTANCES}/order-${id}`);
  expect(await instance.json()).toMatchObject({ runtimeStatus: 'Completed' });
  const { resources } = await stack.container('reports').items.readAll().fetchAll();
  expect(resources.filter(({ partnerId }) => partnerId === 'globex')).toEqual([]);
});

test.each(['/admin/functions', '/admin/host/status', INSTANCES])(
  'the host returns nothing of %s without a key, in any notation',
  async (path) => {
    const given: string[] = [];
    for (const headers of [{}, { authorization: globex }, { 'x-functions-key': '' }]) {
      for (const notation of oddNotations(path)) {
        for (const method of ['GET', 'POST', 'DELETE']) {
          const status = await attempt(stack.host.url, { method, path: notation }, headers);
          if (![400, 401, 404, 405].includes(status)) given.push(`${method} ${notation}: ${status}`);
        }
      }
    }
    expect(given).toEqual([]);
  },
);

test('the app is ready and serves requests without any key', async () => {
  for (const path of ['/livez', '/readyz', '/openapi.json']) {
    expect((await fetch(new URL(path, stack.host.url))).status).toBe(200);
  }
});
