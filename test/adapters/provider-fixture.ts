import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { onTestFinished } from 'vitest';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';

export const partnerId = PartnerId.parse('acme');
export const orderId = orderIdFor(partnerId, 'k');
export const shipTo = {
  name: 'Ada Example',
  street: 'Beispielgasse 7',
  city: 'Wien',
  postalCode: '1070',
  country: 'AT',
};
export const lines = [{ sku: Sku.parse('MUG-01'), quantity: 2 }];

/** One version of every secret. */
export function secretsOf(value: string): Secrets {
  const secret = { version: '1', value };
  return { getCurrent: async () => secret, find: async () => secret, findReplacement: async () => undefined };
}

/** A provider that answers every request in the same way, with status 0 by breaking the connection. It is closed after the test. */
export async function providerThat(answers: { status: number; body: unknown; headers?: OutgoingHttpHeaders }) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume().once('end', () => {
      if (answers.status === 0) return request.socket.destroy();
      const text = typeof answers.body === 'string' ? answers.body : JSON.stringify(answers.body);
      return response.writeHead(answers.status, { 'content-type': 'application/json', ...answers.headers }).end(text);
    });
  });
  const url = `http://${LOOPBACK}:${await listen(server, 0, 'a provider of a test')}`;
  onTestFinished(() => closeServer(server));
  return { url, asked: () => asked };
}

/** A provider that never stops answering: it is never silent for long, and never done. It sends a part every 10 ms. */
export async function providerThatTrickles(part: 'headers' | 'body') {
  let parts = 0;
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
  const server = createTcpServer((socket) => {
    const trickle = setInterval(() => {
      parts += 1;
      socket.write(part === 'headers' ? 'x-more: 1\r\n' : ' ');
    }, 10);
    socket.once('close', () => clearInterval(trickle)).on('error', () => undefined);
    socket.resume().write(part === 'headers' ? head : `${head}content-length: 1000000\r\n\r\n{`);
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  onTestFinished(() => new Promise((done) => server.close(() => done())));
  return { url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`, parts: () => parts };
}
