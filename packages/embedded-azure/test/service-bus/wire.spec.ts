import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Delivery, EventContext } from 'rhea';
import rhea from 'rhea';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkInternals } from '../../src/service-bus/amqp/rhea-internals.ts';
import { RawClient } from './raw-client.ts';
import { onlyEmbedded, receiveMany, useServiceBus } from './running-service-bus.ts';

const names = ['credit', 'drain', 'released', 'broken', 'guarded', 'settled'];
const running = useServiceBus({ Queues: names.map((Name) => ({ Name })) });
let raw: RawClient;
beforeEach(async () => {
  raw = await RawClient.connect(running.connectionString);
});
afterEach(() => raw.close());

const LINK = { credit_window: 0, autoaccept: false, rcv_settle_mode: 1 } as const;
const fill = (queue: string, count: number) =>
  running.client.createSender(queue).sendMessages(Array.from({ length: count }, (_, body) => ({ body })));

test('a link gets as many messages as its credit, and the others stay available', async () => {
  await raw.authorize();
  await fill('credit', 10);
  const receiver = raw.connection.open_receiver({ ...LINK, source: 'credit' });
  const deliveries: Delivery[] = [];
  receiver.on('message', ({ delivery }: EventContext) => delivery && deliveries.push(delivery));
  receiver.add_credit(3);
  while (deliveries.length < 3) await once(receiver, 'message');
  const others = await receiveMany(running.client.createReceiver('credit'), 7);
  expect(others.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual(
    [3, 4, 5, 6, 7, 8, 9].map((body) => [body, 0]),
  );
  expect(deliveries).toHaveLength(3);
});

test('a drain sends the available messages and removes the remaining credit, and the link stays open', async () => {
  await raw.authorize();
  await fill('drain', 2);
  const receiver = raw.connection.open_receiver({ ...LINK, source: 'drain' });
  let messages = 0;
  receiver.on('message', () => {
    messages += 1;
  });
  await once(receiver, 'receiver_open');
  receiver.add_credit(10);
  receiver.drain_credit();
  await once(receiver, 'receiver_drained');
  expect({ messages, open: receiver.is_open() }).toEqual({ messages: 2, open: true });
});

test('a released message is delivered again and does not count as delivered', async () => {
  await raw.authorize();
  await fill('released', 1);
  const receiver = raw.connection.open_receiver({ ...LINK, source: 'released' });
  receiver.add_credit(1);
  const [first]: EventContext[] = await once(receiver, 'message');
  first?.delivery?.release();
  receiver.add_credit(1);
  const [second]: EventContext[] = await once(receiver, 'message');
  expect(second?.message?.delivery_count).toBe(0);
});

test.each(['$cbs', 'settled', 'settled/$management'])(
  'a link to %s settles in the mode that the client requests',
  async (target) => {
    await raw.authorize();
    for (const snd_settle_mode of [0, 1] as const) {
      const sender = raw.connection.open_sender({ target, snd_settle_mode });
      await once(sender, 'sender_open');
      expect(sender.snd_settle_mode).toBe(snd_settle_mode);
      sender.close();
    }
  },
);

test('bytes that are not a message are refused, and the link stays open', async () => {
  await raw.authorize();
  const sender = raw.connection.open_sender('broken');
  await once(sender, 'sendable');
  sender.send(Buffer.from('this is no message'), undefined, 0);
  const [{ delivery }]: [EventContext] = (await once(sender, 'rejected')) as [EventContext];
  expect(delivery?.remote_state?.['error']).toMatchObject({ condition: 'amqp:decode-error' });
  sender.send({ body: 'whole' } as never);
  await once(sender, 'accepted');
  expect((await running.counts('broken')).active).toBe(1);
});

test('a link without a token is refused: it is attached to nothing and detached', async () => {
  const receiver = raw.connection.open_receiver('guarded');
  await once(receiver, 'receiver_error');
  expect(receiver.error).toMatchObject({ condition: 'amqp:unauthorized-access' });
  expect(receiver.source.address).toBeUndefined();
  const sender = raw.connection.open_sender('guarded');
  await once(sender, 'sender_error');
  expect(sender.error).toMatchObject({ condition: 'amqp:unauthorized-access' });
  expect(sender.target.address).toBeUndefined();
});

onlyEmbedded.test('Azure has transactions')(
  'a link to the coordinator of transactions is refused by name',
  async () => {
    await raw.authorize();
    const sender = raw.connection.open_sender({});
    const { attach } = linkInternals(sender).local;
    attach.target = rhea.types.wrap_described([], 0x30);
    await once(sender, 'sender_error');
    expect(sender.error).toMatchObject({
      ...{ condition: 'amqp:not-implemented', description: expect.stringContaining('transactions') },
    });
  },
);

onlyEmbedded.test('Azure takes more types')('a token of another type is refused by name', async () => {
  expect(await raw.putToken('amqp:swt', 'Issuer=x')).toEqual({
    status: 401,
    description: 'The embedded Service Bus takes no tokens of type amqp:swt.',
  });
});

onlyEmbedded.test('Azure always has a tenant')('a token of Entra is refused if no tenant is configured', async () => {
  expect(await raw.putToken('jwt', 'eyJhbGciOiJSUzI1NiJ9')).toEqual({
    status: 401,
    description: 'The token is refused: this Service Bus was started without a tenant whose tokens it takes.',
  });
});

onlyEmbedded.test('Azure answers in other ways')(
  'a frame that needs no answer gets an empty frame, so that the client continues to send',
  async () => {
    const emptyFrame = Buffer.from([0, 0, 0, 8, 2, 0, 0, 0]);
    const { socket } = raw.connection as unknown as { socket: Socket };
    const answered = once(socket, 'data');
    socket.write(emptyFrame.subarray(0, 4));
    expect((await answered)[0]).toEqual(emptyFrame);
    socket.write(emptyFrame.subarray(4));
    await raw.authorize();
  },
);
