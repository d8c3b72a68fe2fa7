import { createServer, type ServerResponse } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

interface Event {
  id: string;
  type: string;
  subject: string;
  sequence: number;
}

type Answer = (event: Event, response: ServerResponse) => void;
const accept: Answer = (_, response) => response.writeHead(204).end();

/** A partner's own server. It verifies every webhook as Standard Webhooks' library does. */
class Receiver {
  readonly events: Event[] = [];
  answer: Answer = accept;
  secret = '';
  url = '';
  id = '';

  static async start(types = ['order.*']): Promise<Receiver> {
    const receiver = new Receiver();
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = request.headers as Record<string, string>;
      const event = new Webhook(receiver.secret).verify(Buffer.concat(chunks).toString(), headers) as Event;
      receiver.events.push(event);
      receiver.answer(event, response);
    });
    const port = await listen(server, 0, 'a partner’s server');
    onTestFinished(() => closeServer(server));
    receiver.url = `http://${LOOPBACK}:${port}/hook`;
    const response = await acme.request('POST', '/v1/webhook-endpoints', { body: { url: receiver.url, types } });
    expect(response.status, await response.clone().text()).toBe(201);
    const { id, secret } = (await response.json()) as { id: string; secret: string };
    Object.assign(receiver, { id, secret });
    onTestFinished(async () => void (await acme.request('DELETE', `/v1/webhook-endpoints/${id}`)));
    return receiver;
  }

  about(orderId: string): Event[] {
    return this.events.filter(({ subject }) => subject === orderId);
  }

  /** Waits until it has got the order's last event, and returns the types of all, each once. */
  async heardAllOf(orderId: string): Promise<string[]> {
    await until('the last webhook', async () => this.about(orderId).some(({ type }) => type === 'order.confirmed'));
    return [...new Map(this.about(orderId).map(({ id, type }) => [id, type])).values()];
  }

  async deliveries(): Promise<{ type: string; status: string; attempts: { status?: number }[] }[]> {
    const response = await acme.request('GET', `/v1/webhook-endpoints/${this.id}/deliveries`);
    return ((await response.json()) as { data: Awaited<ReturnType<Receiver['deliveries']>> }).data;
  }
}

const WHOLE = ['order.placed', 'order.reserved', 'order.authorized', 'order.booked', 'order.confirmed'];

test('a partner gets every event of its order in sequence, signed, and sees what was delivered', async () => {
  const receiver = await Receiver.start();
  const { id } = await acme.place(anOrder());
  expect(await receiver.heardAllOf(id)).toEqual(WHOLE);
  expect(receiver.about(id).map(({ sequence }) => sequence)).toEqual(
    receiver
      .about(id)
      .map(({ sequence }) => sequence)
      .toSorted((a, b) => a - b),
  );
  await until('the deliveries to be listed', async () => (await receiver.deliveries()).length >= WHOLE.length);
  const deliveries = await receiver.deliveries();
  expect(deliveries.map(({ type }) => type)).toEqual(WHOLE.toReversed());
  expect(deliveries.every(({ status, attempts }) => status === 'delivered' && attempts[0]?.status === 204)).toBe(true);
});

test('a host that is killed while it sends a webhook loses none', async () => {
  const receiver = await Receiver.start();
  const held: ServerResponse[] = [];
  receiver.answer = (_, response) => void held.push(response);
  const { id } = await acme.place(anOrder());
  await until('the first webhook', async () => receiver.about(id).length > 0);
  await stack.killHost();
  receiver.answer = accept;
  await stack.restartHost();
  acme = await stack.partner('acme');
  expect(await receiver.heardAllOf(id)).toEqual(WHOLE);
});

test('one endpoint that never answers and one that is dead delay no other', async () => {
  const silent = await Receiver.start();
  silent.answer = () => undefined;
  const dead = await Receiver.start();
  dead.answer = (_, response) => response.destroy();
  const well = await Receiver.start();
  const ids = await Promise.all(Array.from({ length: 8 }, async () => (await acme.place(anOrder())).id));
  for (const id of ids) expect(await well.heardAllOf(id)).toEqual(WHOLE);
  // The silent one still has its first requests.
  expect(new Set(silent.events.map(({ type }) => type))).toEqual(new Set(['order.placed']));
});

test('a failed event is sent again, with the same id, and the partner sees both attempts', async () => {
  const receiver = await Receiver.start(['order.placed']);
  receiver.answer = (_, response) => response.writeHead(receiver.events.length === 1 ? 500 : 200).end('out of order');
  await acme.place(anOrder());
  await until('the second attempt', async () => receiver.events.length === 2);
  expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(1);
  await until('the delivery', async () => (await receiver.deliveries())[0]?.status === 'delivered');
  expect((await receiver.deliveries())[0]?.attempts).toMatchObject([
    { status: 500, excerpt: 'out of order' },
    { status: 200 },
  ]);
});
