import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { untilClosed } from '@partner-orders/loopback-server/testing/until-closed';
import { expect, test } from 'vitest';
import { RawClient } from './raw-client.ts';
import { onlyEmbedded, receiveOne, useServiceBus } from './running-service-bus.ts';

const running = useServiceBus({ Queues: [{ Name: 'q' }] });

const HEADER = Buffer.from('414d515000010000', 'hex');
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
/** A list with 32-bit size and count; the count may be false. */
const list = (elements: Buffer[], count = elements.length) => {
  const body = Buffer.concat(elements);
  return Buffer.concat([Buffer.from([0xd0]), uint32(4 + body.length), uint32(count), body]);
};
/** An array of nulls, which takes no byte for each. */
const nulls = (count: number) => Buffer.concat([Buffer.from([0xf0]), uint32(5), uint32(count), Buffer.from([0x40])]);
const text = (value: string) => Buffer.concat([Buffer.from([0xa1, value.length]), Buffer.from(value)]);
const uint = (value: number) => Buffer.concat([Buffer.from([0x70]), uint32(value)]);
const NULL = Buffer.from([0x40]);
const described = (code: number, value: Buffer) => Buffer.concat([Buffer.from([0, 0x53, code]), value]);
const frame = (body: Buffer) => Buffer.concat([uint32(8 + body.length), Buffer.from([2, 0, 0, 0]), body]);
const open = (...fields: Buffer[]) => frame(described(0x10, list([text('c'), NULL, ...fields])));
const begin = (channel = 0) => {
  const bytes = frame(described(0x11, list([NULL, uint(0), uint(100), uint(100)])));
  bytes.writeUInt16BE(channel, 6);
  return bytes;
};

/** Sends these bytes without a token, and reads until the service ends the connection. */
async function answerTo(...bytes: Buffer[]): Promise<string> {
  const socket = connect(running.bus.port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (data) => received.push(data));
  socket.write(Buffer.concat(bytes));
  await untilClosed(socket);
  return Buffer.concat(received).toString('latin1');
}

async function expectService(): Promise<void> {
  const sender = running.client.createSender('q');
  await sender.sendMessages({ body: 'still here' });
  const receiver = running.client.createReceiver('q', { receiveMode: 'receiveAndDelete' });
  expect((await receiveOne(receiver)).body).toBe('still here');
  await Promise.all([sender.close(), receiver.close()]);
}

const nested = (depth: number): Buffer => (depth === 0 ? NULL : list([nested(depth - 1)]));

const hostile: [what: string, ...bytes: Buffer[]][] = [
  ['an array of 60 million nulls in 38 bytes', HEADER, frame(described(0x10, list([nulls(60_000_000)])))],
  ['an array of four billion nulls', HEADER, frame(described(0x10, list([nulls(0xffff_fff0)])))],
  ['a list that has fewer elements than its count', HEADER, frame(described(0x10, list([text('c')], 30_000_000)))],
  ['a list whose size is beyond the frame', HEADER, frame(described(0x10, Buffer.from('d00fffffff00000001', 'hex')))],
  ['values that are nested 1,000 deep', HEADER, frame(described(0x10, list([nested(1_000)])))],
  ['60,000 descriptors', HEADER, frame(Buffer.alloc(60_000))],
  ['a frame of 2 GB', HEADER, uint32(0x7fff_ffff), Buffer.alloc(8)],
  ['a frame of 4 bytes', HEADER, uint32(4), Buffer.alloc(8)],
  ['a frame that is no list', HEADER, frame(described(0x10, text('open')))],
  ['a frame with something behind its body', HEADER, frame(Buffer.concat([described(0x10, list([text('c')])), NULL]))],
  ['frames that may have 40 bytes', HEADER, open(uint(40))],
  ['a heartbeat each millisecond', HEADER, open(NULL, NULL, uint(1))],
  ['100 sessions before a token', HEADER, open(), ...Array.from({ length: 100 }, (_, channel) => begin(channel))],
];

for (const [what, ...bytes] of hostile) {
  onlyEmbedded.test('Azure answers in other ways')(`${what}: only the sender's own connection ends`, async () => {
    await answerTo(...bytes);
    await expectService();
  });
}

onlyEmbedded.test('Azure answers in other ways')('a client learns why its frame was refused', async () => {
  const answer = await answerTo(HEADER, open(), frame(described(0x11, list([nulls(1_000)]))));
  expect(answer).toContain('amqp:decode-error');
  expect(answer).toContain('an array of 1000 elements has only 1 bytes');
});

test('a disposition of four billion deliveries settles those that exist', async () => {
  const raw = await RawClient.connect(running.connectionString);
  await raw.authorize();
  const { socket } = raw.connection as unknown as { socket: Socket };
  const all = [Buffer.from([0x41]), uint(0), uint(0xffff_ffff), Buffer.from([0x41])];
  socket.write(frame(described(0x15, list(all))));
  expect(await raw.manage('q', 'unknown', {})).toMatchObject({ status: 501 });
  await raw.close();
});

onlyEmbedded.test('Azure has another limit')('the parts of one endless message are not kept', async () => {
  const raw = await RawClient.connect(running.connectionString);
  const sender = raw.connection.open_sender('$cbs');
  await once(sender, 'sendable');
  sender.send(Buffer.alloc(2_000_000), undefined, 0);
  const [{ delivery }] = await once(sender, 'rejected');
  expect(delivery.remote_state.error).toMatchObject({ condition: 'amqp:decode-error' });
  await raw.close();
});

test('a request whose message-id can not be sent back is rejected, and the link stays open', async () => {
  const raw = await RawClient.connect(running.connectionString);
  const sender = raw.connection.open_sender('$cbs');
  await once(sender, 'sendable');
  sender.send(described(0x73, list([list([text('id')])])) as never, undefined, 0);
  await once(sender, 'rejected');
  expect(sender.is_open()).toBe(true);
  await raw.close();
});
