import { once } from 'node:events';
import { createServer } from 'node:net';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import type { Connection, Delivery, EventContext } from 'rhea';
import rhea from 'rhea';
import { afterEach, expect, test } from 'vitest';
import { patchSession } from './patch-session.ts';
import { ABANDONED, ACCEPTED, acceptSocket, RELEASED } from './rhea-internals.ts';

const SECOND = 1;
const MESSAGES = 4;
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** A patched server and a client of the same module in one process, like the whole embedded Azure. */
async function connect(prepare: (container: ReturnType<typeof rhea.create_container>) => void): Promise<Connection> {
  const container = rhea.create_container();
  container.on('session_open', ({ session }: EventContext) => session && patchSession(session));
  container.on('disconnected', () => {});
  prepare(container);
  const options = { receiver_options: { autoaccept: false }, sender_options: { autosettle: false } };
  const server = createServer((socket) => acceptSocket(container, options, socket));
  const port = await listen(server, 0, 'the spec');
  const client = rhea.create_container();
  client.on('disconnected', () => {});
  const connection = client.connect({ port, host: '127.0.0.1', reconnect: false });
  cleanUps.push(async () => {
    const closed = once(connection, 'connection_close');
    connection.close();
    await closed;
    await closeServer(server);
  });
  await once(connection, 'connection_open');
  return connection;
}

test('a server that settles received messages with different outcomes in one turn sends each outcome', async () => {
  const received: Delivery[] = [];
  const connection = await connect((container) => {
    container.on('message', ({ delivery }: EventContext) => {
      if (delivery === undefined || received.push(delivery) < MESSAGES) return;
      for (const [index, each] of received.entries()) each.update(true, index % 2 === 0 ? ACCEPTED : RELEASED);
    });
  });
  const sender = connection.open_sender('q');
  const outcomes: string[] = [];
  for (const outcome of ['accepted', 'released']) {
    sender.on(outcome, ({ delivery }: EventContext) => outcomes.push(`${delivery?.id} ${outcome}`));
  }
  await once(sender, 'sendable');
  for (let index = 0; index < MESSAGES; index++) sender.send({ body: index } as never);
  while (outcomes.length < MESSAGES) await once(sender, 'settled');
  expect(outcomes).toEqual(['0 accepted', '1 released', '2 accepted', '3 released']);
});

test('a server that answers settlements with different outcomes in one turn sends each answer', async () => {
  const accepted: Delivery[] = [];
  const connection = await connect((container) => {
    container.on('sender_open', ({ sender }: EventContext) => {
      sender?.on('accepted', ({ delivery }: EventContext) => {
        if (delivery === undefined || accepted.push(delivery) < MESSAGES) return;
        for (const [index, each] of accepted.entries()) each.update(true, index % 2 === 0 ? ACCEPTED : ABANDONED);
      });
      sender?.once('sendable', () => {
        for (let index = 0; index < MESSAGES; index++) sender.send({ body: index } as never);
      });
    });
  });
  const receiver = connection.open_receiver({ source: 'q', autoaccept: false, rcv_settle_mode: SECOND });
  receiver.on('message', ({ delivery }: EventContext) => delivery?.accept());
  const answers: string[] = [];
  receiver.on('settled', ({ delivery }: EventContext) => {
    answers.push(`${delivery?.id} ${'undeliverable_here' in (delivery?.remote_state ?? {}) ? 'modified' : 'accepted'}`);
  });
  while (answers.length < MESSAGES) await once(receiver, 'settled');
  expect(answers).toEqual(['0 accepted', '1 modified', '2 accepted', '3 modified']);
});
