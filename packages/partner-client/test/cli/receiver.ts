import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';

export interface ReceivedWebhook {
  readonly event: { id: string; type: string; subject: string };
  readonly headers: Record<string, string>;
}

/** A server of a partner: it verifies webhooks with the reference implementation, and answers as the test wants. */
export async function startReceiver(
  secret: string,
  answer: (event: ReceivedWebhook['event'], response: ServerResponse) => void = (_, response) =>
    void response.writeHead(204).end(),
) {
  const received: ReceivedWebhook[] = [];
  const server = createServer(async (request, response) => {
    const headers = request.headers as Record<string, string>;
    try {
      const event = new Webhook(secret).verify(await text(request), headers) as ReceivedWebhook['event'];
      received.push({ event, headers });
      answer(event, response);
    } catch {
      response.writeHead(400).end('no signature of ours');
    }
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` };
}
