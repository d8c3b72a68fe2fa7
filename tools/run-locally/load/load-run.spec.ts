import { UNANSWERED } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { type ErrorWording, type Serving, serve } from '@partner-orders/loopback-server/http/serve';
import { until } from '@partner-orders/loopback-server/until';
import { afterEach, expect, test } from 'vitest';
import type { StackFile } from '../client/stack-file.ts';
import { LoadPartner } from './load-partner.ts';
import { LoadRun } from './load-run.ts';
import type { LoadSample } from './load-sample.ts';
import { parseMix } from './parse-mix.ts';

const servers: Serving[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const never = new AbortController().signal;
const failed = (error: unknown) => ({ status: 500, body: { error: String(error) } });
const wording: ErrorWording = { unrouted: () => ({ status: 404 }), tooLarge: () => ({ status: 413 }), failed };
const token: Route = {
  method: 'POST',
  path: '/oauth2/v2.0/token',
  handle: ({ body }) => ({ status: 200, body: { access_token: new URLSearchParams(body).get('client_id') } }),
};
const latest: Route = {
  method: 'GET',
  path: '/v1/events',
  handle: () => ({ status: 200, body: { data: [], meta: { nextCursor: 'now', hasMore: false } } }),
};
const stream = (handle: Route['handle']): Route => ({ method: 'GET', path: '/v1/events/stream', handle });
const client = (clientId: string) => ({ clientId, clientSecret: '' });

/** Partners of a server that stands for gateway and identity provider. */
async function partnersAt(routes: Route[], ...names: string[]): Promise<LoadPartner[]> {
  const server = await serve({ name: 'the gateway', port: 0, routes: [token, latest, ...routes], wording });
  servers.push(server);
  const partners = Object.fromEntries(names.map((name) => [name, client(name)]));
  const stack = { gateway: server.url, identity: server.url, partners } as unknown as StackFile;
  return names.map((name) => new LoadPartner(name, stack));
}

function loadOf(partners: LoadPartner[], seconds: number): LoadRun {
  return new LoadRun({
    perSecond: 1,
    seconds,
    partners,
    mix: parseMix('happy=1'),
    example: {},
    carrier: 'http://127.0.0.1:1',
  });
}

test('a run that is stopped while its streams open ends, and places nothing', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const silent = stream(() => {
    resolve();
    return UNANSWERED;
  });
  const stop = new AbortController();
  const shown: LoadSample[] = [];
  const run = loadOf(await partnersAt([silent], 'acme'), 600);
  const running = run.run({ stop: stop.signal, quit: never, show: (sample) => shown.push(sample) });
  await asked;
  stop.abort();
  await running;
  expect(shown.at(-1)).toMatchObject({ state: 'ended', totals: { sent: 0 } });
});

test('a stream that does not open ends the run, and the streams of the other partners', async () => {
  const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
  const { promise: isGone, resolve: leave } = Promise.withResolvers<void>();
  const one = stream(async ({ headers }) => {
    if (headers.authorization !== 'Bearer acme') {
      await isOpen;
      return { status: 403, body: { error: { code: 'forbidden', message: 'no' } } };
    }
    return {
      status: 200,
      async *events(signal) {
        open();
        signal.addEventListener('abort', () => leave());
        await isGone;
      },
    };
  });
  const run = loadOf(await partnersAt([one], 'acme', 'globex'), 600);
  await expect(run.run({ stop: never, quit: never, show: () => undefined })).rejects.toThrow('403');
  await isGone;
});

test('a stream that is refused later is named until the end, because its orders are not seen to end', async () => {
  let times = 0;
  const once = stream(() => {
    times += 1;
    if (times > 1) return { status: 403, body: { error: { code: 'forbidden', message: 'no' } } };
    return { status: 200, async *events() {} };
  });
  const stop = new AbortController();
  const shown: LoadSample[] = [];
  const run = loadOf(await partnersAt([once], 'acme'), 600);
  const running = run.run({ stop: stop.signal, quit: stop.signal, show: (sample) => shown.push(sample) });
  await until('the remark', async () => shown.some(({ remark }) => remark?.includes('acme')));
  stop.abort();
  await running;
  expect(shown.at(-1)?.remark).toContain('not seen');
});

test('a token that could not be had is asked for again', async () => {
  let isAway = true;
  const identity: Route = {
    ...token,
    handle: (request) => (isAway ? { status: 503, body: {} } : token.handle(request)),
  };
  const orders: Route = { method: 'POST', path: '/v1/orders', handle: () => ({ status: 202 }) };
  const server = await serve({ name: 'the gateway', port: 0, routes: [identity, orders], wording });
  servers.push(server);
  const partners = { acme: client('acme') };
  const acme = new LoadPartner('acme', {
    gateway: server.url,
    identity: server.url,
    partners,
  } as unknown as StackFile);
  await expect(acme.request('/v1/orders')).rejects.toThrow('no token');
  isAway = false;
  expect((await acme.request('/v1/orders')).status).toBe(202);
});
