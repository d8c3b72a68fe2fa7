import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let gateway: string;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }));
  gateway = stack.prepared.gatewayUrl;
});
afterAll(() => stack?.stop());

const through = async (partner: string) => new PartnerClient(gateway, await stack.tokenOf(partner));

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

test('a partner’s order is completed through the gateway, and can be followed there', async () => {
  const acme = await through('acme');
  const { id } = await acme.place(anOrder());
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  expect((await acme.readTimeline(id)).at(-1)?.type).toBe('order.confirmed');

  const response = await acme.request('GET', `/v1/orders/${id}`);
  expect(response.headers.get('ratelimit-policy')).toBe('"default";q=6000;w=60');
  expect(response.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/);
  expect(response.headers.get('strict-transport-security')).not.toBeNull();
  const again = await acme.request('GET', `/v1/orders/${id}`, {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test.each(['br', 'gzip'])('%s reaches a partner as the app compressed it', async (coding) => {
  const acme = await through('acme');
  const ask = (accepted: string) => acme.request('GET', '/v1/products', { headers: { 'accept-encoding': accepted } });
  const [small, plain] = [await ask(coding), await ask('identity')];
  expect([small.headers.get('content-encoding'), small.headers.get('vary')]).toEqual([coding, 'accept-encoding']);
  expect(small.headers.get('etag')).toBe(plain.headers.get('etag')?.replace(/"$/, `+${coding}"`));
  expect(Number(small.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')));
  expect(await small.json()).toEqual(await plain.json());
});

test('events stream through the gateway as they happen', async () => {
  const acme = await through('acme');
  const { id } = await acme.place(anOrder());
  const response = await acme.request('GET', `/v1/orders/${id}/events`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes('order.confirmed')) break;
  }
  expect(text).toContain('event: order.placed');
});

test('a call that bypasses the gateway is refused', async () => {
  const token = await stack.tokenOf('acme');
  const direct = await fetch(new URL('/v1/orders', stack.host.url), { headers: { authorization: `Bearer ${token}` } });
  expect([direct.status, await codeOf(direct)]).toEqual([401, 'unauthenticated']);
});

test('headers that only the gateway may set are removed from a caller’s request', async () => {
  const forged = await fetch(new URL('/v1/orders', gateway), {
    headers: { 'x-partner-authorization': `Bearer ${await stack.tokenOf('acme')}` },
  });
  expect(forged.status).toBe(401);

  const globex = await through('globex');
  const headers = { 'x-partner-authorization': `Bearer ${await stack.tokenOf('acme')}` };
  const { data } = (await (await globex.request('GET', '/v1/orders', { headers })).json()) as { data: unknown[] };
  expect(data).toEqual([]);
});

const LIKE_A_CARD = Array(4).fill('4242').join('-');

test.each(['mine-1_a.b', '...', LIKE_A_CARD, 'x'.repeat(128), 'a b', 'a,b', 'x'.repeat(129), '<b>'])(
  'the x-request-id %s, or its replacement, is the same in header and envelope',
  async (given) => {
    const acme = await through('acme');
    const headers = { 'x-request-id': given };
    for (const path of ['/v1/orders/nowhere', '/nowhere']) {
      const response = await acme.request('GET', path, { headers });
      const { error } = (await response.json()) as { error: { requestId: string } };
      const id = response.headers.get('x-request-id');
      expect([response.status, error.requestId]).toEqual([404, id]);
      if (/^[\w.-]{1,128}$/.test(given)) expect(id).toBe(given);
      else expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
  },
);

test('the gateway answers 404 to unknown paths, and public operations need no token', async () => {
  const acme = await through('acme');
  const unknown = await acme.request('GET', '/v1/nothing');
  expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'not_found']);
  const wrong = await acme.request('DELETE', '/v1/orders');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  for (const path of ['/livez', '/readyz', '/openapi.json', '/asyncapi.json', '/errors/rate_limited']) {
    expect((await fetch(new URL(path, gateway))).status).toBe(200);
  }
});

test('the app decides who gets the list of products, also right after another partner got it', async () => {
  const acme = await through('acme');
  const list = await acme.request('GET', '/v1/products');
  expect(list.status).toBe(200);
  const known = async (etag: string) =>
    (await acme.request('GET', '/v1/products', { headers: { 'if-none-match': etag } })).status;
  expect(await known(list.headers.get('etag') ?? '')).toBe(304);
  expect(await known('foo*')).toBe(400);

  const azp = stack.prepared.clients['globex']?.clientId;
  for (const claims of [
    { azp, roles: [] },
    { azp: crypto.randomUUID(), roles: ['orders.read'] },
  ]) {
    const refused = await new PartnerClient(gateway, await stack.sign(claims)).request('GET', '/v1/products');
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'forbidden']);
  }
});

test('a partner of the small tier is limited to sixty requests a minute, and others are not affected', async () => {
  const globex = await through('globex');
  const statuses: number[] = [];
  let refused: Response | undefined;
  for (let n = 0; n < 70 && refused === undefined; n += 1) {
    const response = await globex.request('GET', '/v1/products/MUG-01');
    statuses.push(response.status);
    if (response.status === 429) refused = response;
  }
  expect(statuses.length).toBeGreaterThanOrEqual(59);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused && (await codeOf(refused))).toBe('rate_limited');
  expect((await (await through('acme')).request('GET', '/v1/products/MUG-01')).status).toBe(200);
});
