import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { problems } from '../../shared/problems.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let token: string;
let orderId: string;

beforeAll(async () => {
  stack = await RunningStack.start();
  token = await stack.tokenOf('acme');
  ({ id: orderId } = await (await stack.partner('acme')).place(anOrder()));
  await stack.ended('acme', orderId);
});
afterAll(() => stack?.stop());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The raw response. A stream is closed after its first bytes. */
function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const authorization = `Bearer ${token}`;
    const asked = request(
      new URL(path, stack.host.url),
      { method, headers: { authorization, ...headers } },
      (answer) => {
        let body = '';
        const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        // A chunk may end in the middle of a character.
        answer.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
          if (answer.headers['content-type'] !== 'text/event-stream') return;
          done();
          asked.destroy();
        });
        answer.on('end', done);
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

const PER_ANSWER = ['date', 'x-ms-invocation-id', 'connection', 'keep-alive', 'transfer-encoding'];
const steady = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !PER_ANSWER.includes(name)));

const pathOf = (path: string, file: string) =>
  path
    .replace('{orderId}', orderId)
    .replace('{refundId}', 'ref_00000000000000000000000000')
    .replace('{sku}', 'MUG-01')
    .replace('{code}', 'not_found')
    .replace('{file}', file)
    .replace(/^\/v1\/reports\/\w+$/, (path) => `${path}?from=2026-01-01&to=2026-01-02`);

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8' };

describe('HEAD', () => {
  test('is answered like GET, with the same headers and without a body', async () => {
    const file = /src="\/docs\/([^"]+)"/.exec((await ask('GET', '/docs')).body)?.[1] ?? '';
    const readable = routes.filter(({ method }) => method === 'GET');
    expect(readable.length).toBeGreaterThan(10);
    for (const route of readable) {
      const path = pathOf(route.path, file);
      const headers = { 'x-request-id': randomUUID() };
      const [got, head] = [await ask('GET', path, headers), await ask('HEAD', path, headers)];
      expect([path, head.status, head.body, steady(head.headers)]).toEqual([path, got.status, '', steady(got.headers)]);
      if (route.reply.mediaType !== 'text/event-stream') {
        expect(head.headers['content-length']).toBe(String(Buffer.byteLength(got.body)));
      }
    }
  });

  test('gets 304 when the client has the response, and only the headers of an error', async () => {
    const { headers } = await ask('HEAD', `/v1/orders/${orderId}`);
    const again = await ask('HEAD', `/v1/orders/${orderId}`, { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.headers.etag, again.body]).toEqual([304, headers.etag, '']);
    const refused = await ask('HEAD', `/v1/orders/${orderId}`, { authorization: '' });
    expect([refused.status, refused.headers['www-authenticate'], refused.body]).toEqual([401, 'Bearer', '']);
    expect((await ask('HEAD', '/nowhere')).status).toBe(404);
    expect((await ask('HEAD', `/v1/orders/${orderId}/cancel`)).headers.allow).toBe('POST');
  });
});

test('a request without a preferred type gets the documentation', async () => {
  const page = await fetch(stack.host.url, { headers: BROWSER });
  expect([page.redirected, new URL(page.url).pathname, page.status]).toEqual([true, '/docs', 200]);
  const { documentation, openapi, asyncapi } = JSON.parse((await ask('GET', '/')).body);
  for (const url of [documentation, openapi, asyncapi]) expect((await fetch(url)).status).toBe(200);
});

describe('the errors', () => {
  test.each(Object.keys(problems))('%s is explained as JSON and as a page', async (code) => {
    const path = `/errors/${code}`;
    const { headers, body } = await ask('GET', path, { accept: '*/*' });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const { cause, remedy, example } = JSON.parse(body);
    expect([cause, remedy].every((text) => /^[A-Z`].{20,}[.]$/.test(text))).toBe(true);
    expect(example.error).toMatchObject({ code, docs: `${stack.prepared.gatewayUrl}${path}` });

    const page = await ask('GET', path, BROWSER);
    expect([page.headers['content-type'], page.headers.vary]).toEqual([
      'text/html; charset=utf-8',
      'accept, accept-encoding',
    ]);
    expect(page.body).toContain(`<code>${code}</code>`);
    expect(page.body).toContain(cause.slice(0, 20));
    expect(page.body).not.toMatch(/<script|style="|\son\w+=/);
  });

  test('are listed, each with its page', async () => {
    const { body } = await ask('GET', '/errors', BROWSER);
    for (const code of Object.keys(problems)) expect(body).toContain(`href="/errors/${code}"`);
    expect(JSON.parse((await ask('GET', '/errors')).body).data).toHaveLength(Object.keys(problems).length);
  });

  test.each([
    [undefined, 'json'],
    ['application/json', 'json'],
    ['*/*', 'json'],
    ['text/html;q=0.5, application/json', 'json'],
    ['text/*', 'html'],
    ['text/html', 'html'],
    ['application/json;q=0.1, text/html;q=0.2', 'html'],
    [', ;q=, text/html;q=x', 'json'],
  ])('have the type that the client prefers: %s gets %s', async (accept, kind) => {
    const { headers } = await ask('GET', '/errors/not_found', accept === undefined ? {} : { accept });
    expect(headers['content-type']).toContain(kind);
  });
});
