import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { closeServer, LOOPBACK, listen } from '../listen.ts';
import { until } from '../until.ts';
import { containFaults } from './contain-faults.ts';
import { type Answer, DROPPED, type Reply } from './reply.ts';
import type { SimulatorRequest } from './route.ts';
import { serve } from './serve.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(closing.splice(0).map((close) => close()));
});

const wording = {
  unrouted: (): Reply => ({ status: 404 }),
  tooLarge: (): Reply => ({ status: 413 }),
  failed: (): Reply => ({ status: 500, body: { failed: true } }),
};

test('a reply that can not be written is answered with 500, is reported, and the next request is served', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const routes = [
    { method: 'GET' as const, path: '/unwritable', handle: (): Reply => ({ status: 200, headers: { name: '📦' } }) },
    { method: 'GET' as const, path: '/fine', handle: (): Reply => ({ status: 204 }) },
  ];
  const { url, close } = await serve({ name: 'a server', port: 0, routes, wording });
  closing.push(close);
  expect((await fetch(`${url}/unwritable`)).status).toBe(500);
  expect(written).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('GET /unwritable'));
  expect((await fetch(`${url}/fine`)).status).toBe(204);
});

test.each<[string, RequestListener]>([
  [
    'at once',
    () => {
      throw new Error('a bug');
    },
  ],
  ['later', () => Promise.reject(new Error('a bug'))],
])('a handler that throws %s ends only its own request', async (_when, faulty) => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const server = createServer(containFaults('a server', faulty));
  closing.push(() => closeServer(server));
  const port = await listen(server, 0, 'a server');
  for (const _ of [1, 2]) expect((await fetch(`http://${LOOPBACK}:${port}/`)).status).toBe(500);
});

test('a handler that throws in the middle of its answer cuts it, so that it does not look complete', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const server = createServer(
    containFaults('a server', async (_request, response) => {
      response.write('half');
      throw new Error('a bug');
    }),
  );
  closing.push(() => closeServer(server));
  const port = await listen(server, 0, 'a server');
  await expect(fetch(`http://${LOOPBACK}:${port}/`).then((answer) => answer.text())).rejects.toThrow(TypeError);
});

test('server-sent events arrive one by one, and end when the client goes or the server closes', async () => {
  const ends: string[] = [];
  const follow = async function* (name: string, signal: AbortSignal) {
    yield { name };
    await new Promise((gone) => signal.addEventListener('abort', gone, { once: true }));
    ends.push(name);
  };
  const routes = [
    {
      method: 'GET' as const,
      path: '/{name}',
      handle: ({ parameters: { name = '' } }: SimulatorRequest): Reply => ({
        status: 200,
        events: (signal) => follow(name, signal),
      }),
    },
  ];
  const { url, close } = await serve({ name: 'a server', port: 0, routes, wording });
  const read = async (name: string) => {
    const leaving = new AbortController();
    const answer = await fetch(`${url}/${name}`, { signal: leaving.signal });
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes('data:')) break;
    }
    return { text, type: answer.headers.get('content-type'), leaving };
  };
  expect(await read('first')).toMatchObject({
    text: ':\n\ndata: {"name":"first"}\n\n',
    type: 'text/event-stream; charset=utf-8',
  });
  await until('the first stream to end', async () => ends.includes('first'));
  const second = fetch(`${url}/second`);
  const { body } = await second;
  await body?.getReader().read();
  await close();
  await until('the second stream to end', async () => ends.includes('second'));
});

test('a stream that fails says why, and the server goes on', async () => {
  const routes = [
    {
      method: 'GET' as const,
      path: '/',
      handle: (): Reply => ({
        status: 200,
        // biome-ignore lint/correctness/useYield: it fails before its first event.
        async *events() {
          throw new Error('the broker is away');
        },
      }),
    },
  ];
  const { url, close } = await serve({ name: 'a server', port: 0, routes, wording });
  closing.push(close);
  for (const _ of [1, 2]) {
    expect(await (await fetch(url)).text()).toBe(':\n\nevent: fault\ndata: {"message":"the broker is away"}\n\n');
  }
});

test('a handler can break the connection, and the next request is served', async () => {
  const routes = [
    { method: 'GET', path: '/broken', handle: (): Answer => DROPPED },
    { method: 'GET', path: '/whole', handle: (): Reply => ({ status: 200, body: 'here' }) },
  ] as const;
  const { url, close } = await serve({ name: 'a server', port: 0, routes, wording });
  await expect(fetch(`${url}/broken`)).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/SOCKET|RESET/) },
  });
  expect(await (await fetch(`${url}/whole`)).json()).toBe('here');
  await close();
});
