import { once } from 'node:events';
import { connect } from 'node:net';
import { untilClosed } from '@partner-orders/loopback-server/testing/until-closed';
import { expect, test } from 'vitest';
import { explanations } from '../../functions/http/errors/explanations.ts';
import { problems } from '../../shared/problems.ts';
import { Envelope, GatewayStage } from './gateway-stage.ts';

/** Sends these bytes unchanged, and reads until the gateway closes the connection. */
async function answerTo(stage: GatewayStage, text: string): Promise<string> {
  const socket = connect(Number(new URL(stage.url).port), '127.0.0.1').on('error', () => undefined);
  const received: Buffer[] = [];
  socket.on('data', (data) => received.push(data));
  socket.write(Buffer.from(text, 'latin1'));
  await untilClosed(socket);
  return Buffer.concat(received).toString();
}

const get = (rest: string, path = '/livez') => `GET ${path} HTTP/1.1\r\n${rest}\r\n\r\n`;

test.each<[what: string, text: string, status: number, code: keyof typeof problems]>([
  ['an invalid method', 'FOO /livez HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'malformed_request'],
  ['a method in lower case', 'get /livez HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'malformed_request'],
  ['no host', 'GET /livez HTTP/1.1\r\n\r\n', 400, 'malformed_request'],
  ['two hosts', get('host: a\r\nhost: b'), 400, 'malformed_request'],
  [
    'both Content-Length and Transfer-Encoding',
    'POST /v1/orders HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    400,
    'malformed_request',
  ],
  ['two lengths', get('host: a\r\ncontent-length: 1\r\ncontent-length: 2'), 400, 'malformed_request'],
  ['a length that is not a number', get('host: a\r\ncontent-length: ten'), 400, 'malformed_request'],
  [
    'a length that is too large for a number',
    get(`host: a\r\ncontent-length: ${'9'.repeat(30)}`),
    400,
    'malformed_request',
  ],
  ['a path with a character that is not ASCII', get('host: a', '/\xc3\xa9'), 400, 'malformed_request'],
  ['a header that is folded', get('host: a\r\nx-folded: a\r\n b'), 400, 'malformed_request'],
  ['a control character in a header', get('host: a\r\nx-bell: a\x07b'), 400, 'malformed_request'],
  ['an invalid version', 'GET /livez HTTP/9.9\r\nhost: a\r\n\r\n', 400, 'malformed_request'],
  ['a URL of 30 KB', get('host: a', `/livez?${'a'.repeat(30_000)}`), 414, 'uri_too_long'],
  ['headers of 30 KB', get(`host: a\r\nx-long: ${'a'.repeat(30_000)}`), 431, 'headers_too_large'],
  ['headers of 100 KB', get(`host: a\r\nx-long: ${'a'.repeat(100_000)}`), 431, 'headers_too_large'],
  ['headers of 1 MB', get(`host: a\r\nx-long: ${'a'.repeat(1_000_000)}`), 431, 'headers_too_large'],
  ['an unknown expectation', get('host: a\r\nexpect: foo'), 417, 'expectation_failed'],
  ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n', 405, 'method_not_allowed'],
])('%s is refused in the error envelope', async (_what, text, status, code) => {
  const stage = await GatewayStage.start();
  const [head = '', body = ''] = (await answerTo(stage, text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
  const { error } = Envelope.parse(JSON.parse(body));
  expect(error).toMatchObject({
    code,
    message: problems[code].title,
    docs: `https://orders.example/errors/${code}`,
  });
  expect(problems[code].status).toBe(status);
  expect(explanations[code].remedy).not.toBe('');
  expect(head).toContain(`x-request-id: ${error.requestId}`);
  expect(head).toContain('cache-control: no-store');
  expect(stage.backend.received).toEqual([]);
  expect(stage.failures).toEqual([]);
});

test('a caller that resets its refused CONNECT ends only its own connection', async () => {
  const stage = await GatewayStage.start();
  const socket = connect(Number(new URL(stage.url).port), '127.0.0.1').on('error', () => undefined);
  socket.write('CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n');
  await once(socket, 'data');
  socket.resetAndDestroy();
  await untilClosed(socket);
  expect((await stage.fetch('/livez')).status).toBe(200);
});

test('headers that never end are answered with 408', async () => {
  const stage = await GatewayStage.start(undefined, undefined, { headTimeoutMs: 50 });
  const answer = await answerTo(stage, 'GET /livez HTTP/1.1\r\nhost: a\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(answer).toContain('"code":"request_timeout"');
});

test('a malformed chunk is refused, and no error is written into a response that has started', async () => {
  const stage = await GatewayStage.start();
  const chunked = (line: string) => `${line} HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`;
  expect(await answerTo(stage, chunked('POST /docs/token'))).toContain('"code":"malformed_request"');

  stage.backend.answerUnread = true;
  stage.backend.answer = (_received, response) => response.writeHead(200, { 'content-length': 9 }).write('half');
  const socket = connect(Number(new URL(stage.url).port), '127.0.0.1').on('error', () => undefined);
  let text = '';
  socket.on('data', (data) => {
    text += data.toString();
  });
  socket.write('GET /livez HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n');
  while (!text.endsWith('half')) await once(socket, 'data');
  socket.write('zz\r\n');
  await untilClosed(socket);
  expect(text).toMatch(/\r\n\r\nhalf$/);
});
