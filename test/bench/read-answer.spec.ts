import { createServer } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { expect, test } from 'vitest';
import { HttpConnection, readAnswer } from '../../bench/http-connection.ts';

const chunked = 'HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\n3\r\n:1}\r\n0\r\n\r\n';
const sized = 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{"a":1}';

test('a response is read when it is complete, with any framing', () => {
  expect(readAnswer(chunked)).toEqual({ status: 202, body: '{"a":1}' });
  expect(readAnswer(sized)).toEqual({ status: 200, body: '{"a":1}' });
  expect(readAnswer('HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')).toEqual({ status: 304, body: '' });
});

test.each([chunked, sized])('a part of %j is not read as a response', (whole) => {
  for (let length = 0; length < whole.length; length += 1) expect(readAnswer(whole.slice(0, length))).toBeUndefined();
});

test('a connection sends one request after the other, and a broken one gives a response without a status', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (request.url === '/gone') request.socket.destroy();
    else response.end(`ä ${request.method} ${asked}`);
  });
  const connection = new HttpConnection('127.0.0.1', await listen(server, 0, 'the test'));
  const get = (path: string) => connection.send({ method: 'GET', path, headers: {} });
  expect(await get('/')).toEqual({ status: 200, body: 'ä GET 1' });
  expect(await get('/')).toEqual({ status: 200, body: 'ä GET 2' });
  expect(await get('/gone')).toEqual({ status: 0, body: '' });
  expect(await get('/')).toEqual({ status: 200, body: 'ä GET 4' });
  connection.close();
  await closeServer(server);
});
