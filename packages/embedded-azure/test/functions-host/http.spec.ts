import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

const modes = [
  { mode: 'whole bodies (CJS app)', scriptRoot: fixture('cjs-app') },
  { mode: 'streams (ESM app)', scriptRoot: fixture('esm-app') },
  {
    mode: 'streams over the loopback (ESM app)',
    scriptRoot: fixture('esm-app'),
    program: fixture('start-with-loopback.ts'),
  },
];

describe.each(modes)('HTTP with $mode', (run) => {
  let host: HostProcess;
  beforeAll(async () => {
    host = await startHostProcess(run);
  });
  afterAll(() => host[Symbol.asyncDispose]());
  const get = (path: string, init?: RequestInit) => fetch(`${host.url}${path}`, init);

  test('a function answers under its name', async () => {
    expect(await (await get('/api/hello?name=Ana')).text()).toBe('Hello, Ana!');
    expect(await (await get('/API/Hello/', { method: 'POST', body: 'Bo' })).text()).toBe('Hello, Bo!');
  });

  test('route parameters are decoded, and missing optional ones are left out', async () => {
    const one = await (await get('/api/orders/5', { headers: { 'x-agent': 'me' } })).json();
    expect(one).toEqual({ params: { id: '5' }, url: `${host.url}/api/orders/5`, agent: 'me' });
    const two = await (await get('/api/orders/5/a%20b?q=1')).json();
    expect(two).toMatchObject({ params: { id: '5', line: 'a b' }, url: `${host.url}/api/orders/5/a%20b?q=1` });
    expect(await (await get('/api/files/a/b')).text()).toBe('a/b');
    expect(await (await get('/api/files')).text()).toBe('none');
  });

  test('the first route by name is used before a more exact one', async () => {
    expect(await (await get('/api/items/latest')).text()).toBe('any');
  });

  test.each([
    ['a wrong method', '/api/order', 'DELETE'],
    ['a method that the route does not accept', '/api/orders/5', 'POST'],
    ['a constraint that refuses', '/api/orders/zero', 'GET'],
    ['an unknown path', '/api/nope', 'GET'],
    ['a path without the prefix', '/hello', 'GET'],
    ['a disabled function', '/api/off', 'GET'],
    ['an unknown host path', '/admin/host/nope', 'GET'],
    ['an unknown webhook', '/runtime/webhooks/nope', 'GET'],
  ])('answers 404 with an empty body to %s', async (_, path, method) => {
    const response = await get(path, { method });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  test('settings reach the app and its routes', async () => {
    expect(await (await get('/api/resolved/route')).text()).toBe('from local.settings.json');
  });

  test('a large body is passed in both directions unchanged', async () => {
    const body = randomBytes(5_000_000);
    const response = await get('/api/echo', { method: 'POST', body, headers: { 'content-type': 'image/x' } });
    expect(response.headers.get('content-type')).toBe('image/x');
    expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true);
  });

  test('answers 413 to a body over Azure’s limit', async () => {
    const head = 'POST /api/echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: 104857601\r\n\r\n';
    expect(await raw(host, head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('status, headers, cookies and JSON are the handler’s', async () => {
    const response = await get('/api/reply');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-one')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.getSetCookie().map((cookie) => cookie.toLowerCase().split('; ').sort())).toEqual([
      ['a=b%20c', 'httponly', 'max-age=60', 'path=/p', 'samesite=lax'],
    ]);
    expect(await response.json()).toEqual({ ok: true });
  });

  test('a 204 has no body, and a handler that returns nothing gives an empty 200', async () => {
    expect((await get('/api/no-content')).status).toBe(204);
    const nothing = await get('/api/nothing');
    expect([nothing.status, await nothing.text()]).toEqual([200, '']);
  });

  test.each(['/api/boom', '/api/bad-header'])(
    'answers 500 with an empty body when a handler fails: %s',
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([500, '']);
      expect((await get('/api/boom', { method: 'POST', body: randomBytes(300_000) })).status).toBe(500);
    },
  );

  test('a failure is logged with its message', async () => {
    await get('/api/boom');
    await host.printed(/Executed 'Functions\.boom' \(Failed, Id=[0-9a-f-]{36}, Duration=\d+ms\)/);
    await host.printed(/kaboom/);
  });

  test('hooks may wrap the handler, change the result, clear an error and create one', async () => {
    const hooked = await get('/api/hooked');
    expect([hooked.headers.get('x-hook'), await hooked.text()]).toEqual(['pre', 'original and wrapped']);
    expect(await (await get('/api/recovered')).text()).toBe('recovered from kaboom');
    expect((await get('/api/condemned')).status).toBe(500);
    expect(host.output()).toContain('appStart ran');
  });

  test('the app’s logs are printed from level information, as changed by its log hook', async () => {
    await get('/api/log');
    await host.printed(/^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] <a line for the user>$/m);
    expect(host.output()).not.toContain('a line for nobody');
  });

  test('the list of functions is printed with methods and URLs, without disabled functions', async () => {
    const port = new URL(host.url).port;
    expect(host.output()).toContain(`hello: [GET,POST] http://localhost:${port}/api/hello\n`);
    expect(host.output()).toContain(`by-setting: [GET] http://localhost:${port}/api/resolved/route\n`);
    expect(host.output()).not.toContain('off:');
  });

  test('the host’s own paths answer', async () => {
    expect((await get('/admin/host/ping')).status).toBe(200);
    expect(await (await get('/admin/host/status')).json()).toMatchObject({ state: 'Running' });
    expect((await get('/')).status).toBe(200);
  });

  test.each([
    ['a path with a NUL', 'GET /api/files/a%00b HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['an invalid request line', 'NONSENSE\r\n\r\n'],
    ['an invalid host', 'GET /api/hello HTTP/1.1\r\nhost: a b{}\r\n\r\n'],
    ['an invalid target', 'GET nope HTTP/1.1\r\nhost: a\r\n\r\n'],
  ])('answers 400 to %s', async (_, text) => {
    expect(await raw(host, text)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await get('/admin/host/ping')).status).toBe(200);
  });

  test.each([
    ['a part that can’t be decoded stays unchanged', '/api/files/%zz', '%zz'],
    ['so do bytes that are no UTF-8', '/api/files/%E0%A4%A', '%E0%A4%A'],
    ['dots name the parent folder, also percent-encoded', '/api/nope/%2e%2E/files/a', 'a'],
    ['an encoded slash is not a separator', '/api/files/..%2fa', '..%2fa'],
  ])('of a path, %s', async (_, path, expected) => {
    const text = await raw(host, `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    // A streamed body is chunked.
    expect(text.split(/\r\n\r\n(?:[\da-f]+\r\n)?/)[1]?.split('\r\n')[0]).toBe(expected);
  });

  test('a query may use the names of an object’s built-in properties', async () => {
    const query = await (await get('/api/query?constructor=1&toString=2&a=3')).json();
    expect(query).toEqual({ constructor: '1', toString: '2', a: '3' });
  });

  test('the absolute form of the request line is accepted, as proxies send it', async () => {
    const text = 'GET http://a.example/api/hello?name=x HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n';
    expect(await raw(host, text)).toContain('Hello, x!');
  });

  test('data after the response is read for five seconds, as by Kestrel; then the connection is closed', async () => {
    const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.write('GET /api/hello HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n');
    const sending = setInterval(() => socket.write('1\r\nx\r\n'), 100);
    await closed;
    clearInterval(sending);
  });

  test('clients that disconnect early do no harm', async () => {
    for (let count = 0; count < 20; count += 1) {
      const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
      socket.write('POST /api/echo HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\npart');
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.destroy();
    }
    expect(await (await get('/api/hello?name=still%20here')).text()).toBe('Hello, still here!');
  });
});

test('without streaming a body of unknown length is lost, as in Azure', async () => {
  await using host = await startHostProcess({ scriptRoot: fixture('cjs-app') });
  const body = new Blob(['lost']).stream();
  const response = await fetch(`${host.url}/api/hello`, { method: 'POST', body, duplex: 'half' });
  expect(await response.text()).toBe('Hello, !');
});

/** Sends bytes unchanged. Resolves with the response when the server closes, or when its first part has arrived. */
function raw(host: HostProcess, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(host.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
      if (!/connection: close/i.test(text)) socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
