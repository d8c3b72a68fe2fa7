import { createServer } from 'node:http';
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

/** A provider that answers every request in the same way. It is closed after the test. */
export async function providerThat(answers: { status: number; body: unknown }) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume().once('end', () => {
      const text = typeof answers.body === 'string' ? answers.body : JSON.stringify(answers.body);
      response.writeHead(answers.status, { 'content-type': 'application/json' }).end(text);
    });
  });
  const url = `http://${LOOPBACK}:${await listen(server, 0, 'a provider of a test')}`;
  onTestFinished(() => closeServer(server));
  return { url, asked: () => asked };
}
