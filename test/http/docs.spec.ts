import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { RunningStack } from '../running-stack.ts';

let stack: RunningStack;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }));
});
afterAll(() => stack?.stop());

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

/** Through the gateway, without decoding anything. */
function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, stack.prepared.gatewayUrl), { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

const page = async () => (await get('/docs')).body.toString();

/** What a browser loads for the page: every URL in an attribute that loads something. */
function referencesIn(html: string): string[] {
  return [...html.matchAll(/<(\w[\w-]*)[^>]*?\s(?:src|href)="([^"]+)"/g)].flatMap(([, element, url]) =>
    element === 'a' || url === undefined ? [] : [url],
  );
}

test('the app serves everything that the page refers to, with the right content type', async () => {
  const types: Record<string, string> = {};
  for (const url of referencesIn(await page()).filter((reference) => reference !== 'data:,')) {
    expect(url, 'a path of this host').toMatch(/^\/[^/]/);
    const { status, headers, body } = await get(url);
    expect([url, status]).toEqual([url, 200]);
    expect(body.length).toBeGreaterThan(0);
    types[url.replace(/-[\w-]{16}\./, '-HASH.')] = String(headers['content-type']);
  }
  expect(types).toEqual({
    '/docs/page-HASH.css': 'text/css; charset=utf-8',
    '/docs/scalar-HASH.js': 'text/javascript; charset=utf-8',
    '/docs/page-HASH.js': 'text/javascript; charset=utf-8',
  });
});

test('the page may load from and call only this app, runs no inline script and can’t be framed', async () => {
  const { status, headers } = await get('/docs');
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
  );
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'self'",
    // The page of a local stack, which signs in by itself.
    'connect-src': `'self' ${stack.prepared.settings['DOCS_SIGN_IN_URL']}`,
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  const html = await page();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/\son\w+=|style=|javascript:/);
});

test('in Azure the page may call only this app, and signs nobody in by itself', async () => {
  const { host } = stack;
  await host.stop();
  stack.host = await stack.prepared.startHost({ ...stack.settings, DOCS_SIGN_IN_URL: undefined });
  const { headers, body } = await get('/docs');
  expect(String(headers['content-security-policy']).split('; ')).toContain("connect-src 'self'");
  expect(body.toString()).toContain('<meta name="sign-in-url" content="">');
});

test('a token of a local stack is given only to its own documentation', async () => {
  const url = stack.prepared.settings['DOCS_SIGN_IN_URL'] ?? '';
  const ask = async (headers: Record<string, string>, method = 'POST') => {
    const response = await fetch(url, { method, headers });
    return [response.status, (await response.text()).split('.').length];
  };
  const origin = new URL(stack.prepared.gatewayUrl).origin;
  expect(await ask({ origin })).toEqual([200, 3]);
  expect(await ask({ origin: stack.host.url })).toEqual([200, 3]);
  const elsewhere = [{}, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${origin}0` }];
  for (const headers of elsewhere) expect(await ask(headers)).toEqual([403, 1]);
  expect(await ask({ origin }, 'GET')).toEqual([403, 1]);
});

test('the page’s token request returns a token for this API, and reports wrong credentials', async () => {
  const ask = (body: unknown) =>
    fetch(new URL('/docs/token', stack.prepared.gatewayUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { clientId, clientSecret } = stack.prepared.clients['globex'] ?? {};
  const response = await ask({ clientId, clientSecret });
  const { accessToken } = (await response.json()) as { accessToken: string };
  const authorization = `Bearer ${accessToken}`;
  const products = await fetch(new URL('/v1/products', stack.prepared.gatewayUrl), { headers: { authorization } });
  expect([response.status, response.headers.get('cache-control'), products.status]).toEqual([200, 'no-store', 200]);
  const refused = await ask({ clientId, clientSecret: 'wrong' });
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: { code: 'invalid_client' } }]);
});

test('scripts are cached for a year under names with a hash; the page is revalidated each time', async () => {
  const first = await get('/docs');
  expect(first.headers['cache-control']).toBe('no-cache');
  const again = await get('/docs', { 'if-none-match': String(first.headers['etag']) });
  expect([again.status, again.body.length]).toEqual([304, 0]);

  for (const url of referencesIn(first.body.toString()).filter((reference) => reference.startsWith('/docs/'))) {
    const { headers, body } = await get(url);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect([headers['content-encoding'], headers['vary']]).toEqual([undefined, 'accept-encoding']);
    const compressed = await get(url, { 'accept-encoding': 'br;q=1, gzip;q=0.8' });
    expect([compressed.headers['content-encoding'], compressed.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
    expect(gunzipSync(compressed.body).equals(body)).toBe(true);
    const refused = await get(url, { 'accept-encoding': 'gzip;q=0, identity' });
    expect(refused.headers['content-encoding']).toBeUndefined();
  }
});

test.each([
  '/docs/..%2fmain.js',
  '/docs/main.js',
  '/docs/index.html',
  '/docs/index.html.gz',
  '/docs/nope-0123456789abcdef.js',
])('nothing else of the build is served: %s', async (path) => {
  const { status, headers, body } = await get(path);
  expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
  expect(body.toString()).toContain('not_found');
});

test('a function does not load the page when it starts', () => {
  const bundle = readFileSync(join(root, 'dist', 'main.js'), 'utf8');
  expect(bundle).not.toContain('createApiReference');
});

test('a partner can paste a token: the document has a bearer scheme, and every operation for partners uses it', async () => {
  const document = JSON.parse((await get('/openapi.json')).body.toString());
  expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
  expect(document.servers[0].url).toBe('/');
  expect(document.paths['/v1/orders'].post.security).toContainEqual({ bearer: ['orders.write'] });
});
