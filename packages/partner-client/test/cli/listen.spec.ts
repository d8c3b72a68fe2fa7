import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createConnection } from '../../src/cli/create-connection.ts';
import { listen } from '../../src/cli/listen.ts';
import { readListenOptions } from '../../src/cli/listen-options.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { anEvent, CLIENT_SECRET, FeedServer } from './feed-server.ts';
import { startReceiver } from './receiver.ts';
import { startProcess } from './start-process.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;

test('events are printed as they happen, sent to a server as webhooks are, and its answers are shown', async () => {
  const feed = await FeedServer.start();
  feed.add(anEvent(1, 1, 'order.placed'));
  const receiver = await startReceiver(secret, ({ type }, response) =>
    type === 'order.failed' ? response.writeHead(500).end('boom \x1b[2J') : response.writeHead(204).end(),
  );
  const process = startProcess(['listen', '--forward-to', receiver.url, '--secret', secret], feed.environment);
  await process.printed(/Listening to all events/);
  const money = { amount: 1290, currency: 'EUR' };
  feed.add(anEvent(2, 1, 'order.placed', { total: money, reference: 'PO-1' }));
  await process.printed(/→ 204/);
  feed.add(anEvent(2, 2, 'order.failed', { reason: 'payment_declined', total: money }));
  await process.printed(/boom/);
  process.kill('SIGINT');
  const { code, stdout, stderr } = await process.ended;
  expect(code).toBe(0);
  expect(stdout.replaceAll(/in \d+ ms/g, 'in N ms').split('\n')).toEqual([
    '2026-01-31T12:02:01.000Z  order.placed                   ord_2 #1                            evt_2_1                             total 12.90 EUR, reference PO-1',
    '              → 204 in N ms, signature ok  evt_2_1',
    '2026-01-31T12:02:02.000Z  order.failed                   ord_2 #2                            evt_2_2                             reason payment_declined, total 12.90 EUR',
    '              → 500 in N ms, signature ok  evt_2_2',
    '                boom  [2J',
    '',
  ]);
  expect(stderr).toContain(`Each event goes to ${receiver.url} as a webhook\n`);
  expect(stderr).not.toContain(secret);
  expect(stderr).toContain('2 events, 1 accepted, 1 failed.\nTo go on from here: --after 1-3\n');
  expect(receiver.received.map(({ event }) => event.id)).toEqual(['evt_2_1', 'evt_2_2']);
  expect(receiver.received[0]).toEqual({
    event: {
      ...{ specversion: '1.0', id: 'evt_2_1', source: '/v1/orders', type: 'order.placed', subject: 'ord_2' },
      ...{ time: '2026-01-31T12:02:01.000Z', datacontenttype: 'application/json', sequence: 1 },
      data: { status: 'x', total: money, reference: 'PO-1' },
    },
    headers: expect.objectContaining({
      'content-type': 'application/cloudevents+json',
      'user-agent': 'PartnerOrders-Webhooks/1',
      'webhook-id': 'evt_2_1',
    }),
  });
});

test('no event is left out or comes twice when the API is killed and started again', async () => {
  const feed = await FeedServer.start();
  const process = startProcess(['listen', '--json'], feed.environment);
  await process.printed(/Listening/);
  feed.add(anEvent(1, 1), anEvent(1, 2));
  await process.printed(/evt_1_2/);
  await feed.stop();
  feed.add(anEvent(1, 3));
  await process.printed(/The connection is lost: .+ Trying again/);
  await feed.resume();
  await process.printed(/Connected again/);
  feed.add(anEvent(1, 4));
  await process.printed(/evt_1_4/);
  await feed.stop();
  await feed.resume();
  feed.add(anEvent(2, 1));
  await process.printed(/evt_2_1/);
  process.kill('SIGTERM');
  expect(await process.ended).toMatchObject({ code: 0 });
  expect(process.lines().map((line) => JSON.parse(line).event.id)).toEqual(
    ['1_1', '1_2', '1_3', '1_4', '2_1'].map((id) => `evt_${id}`),
  );
});

test('a new feed after a restart ends it with a clear message; that of a local stack is followed from its beginning', async () => {
  const feed = await FeedServer.start();
  const renew = async () => {
    await feed.stop();
    feed.generation += 1;
    feed.events.length = 0;
    feed.add(anEvent(7, 1), anEvent(7, 2));
    await feed.resume();
  };
  const process = startProcess(['listen'], feed.environment);
  await process.printed(/Listening/);
  await renew();
  const { code, stderr } = await process.ended;
  expect([code, stderr]).toEqual([1, expect.stringContaining('does not know this place in the feed')]);

  const local = await listenHere(feed, { isForTrials: true });
  await local.printed(/Listening/);
  await renew();
  await local.printed(/evt_7_2/);
  await local.end();
  expect(local.output.match(/evt_7_\d/g)).toEqual(['evt_7_1', 'evt_7_2']);
});

test('it begins where it is told to', async () => {
  const feed = await FeedServer.start();
  feed.add(...Array.from({ length: 450 }, (_, order) => anEvent(0, order + 1)));
  const since = feed.events[420]?.at ?? '';
  const idsOf = async (...flags: string[]) => {
    const process = startProcess(['listen', '--json', ...flags], feed.environment);
    await process.printed(/evt_0_450/);
    process.kill('SIGINT');
    await process.ended;
    return process.lines().map((line) => JSON.parse(line).event.id);
  };
  const all = feed.events.map(({ id }) => id);
  expect(await idsOf('--since', 'all')).toEqual(all);
  expect(await idsOf('--since', since)).toEqual(all.slice(420));
  expect(await idsOf('--after', '1-440')).toEqual(all.slice(440));
});

test('one event is sent again by its id', async () => {
  const feed = await FeedServer.start();
  feed.add(...Array.from({ length: 250 }, (_, order) => anEvent(0, order + 1)));
  const receiver = await startReceiver(secret, ({ id }, response) =>
    response.writeHead(id === 'evt_0_250' ? 302 : 200).end(),
  );
  const resend = (id: string) => {
    const flags = ['--forward-to', receiver.url, '--resend', id];
    return startProcess(['listen', ...flags], { ...feed.environment, WEBHOOK_SECRET: secret }).ended;
  };
  expect(await resend('evt_0_249')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('→ 200 in') });
  expect(await resend('evt_0_250')).toMatchObject({ code: 1, stdout: expect.stringContaining('follows no redirect') });
  expect(await resend('evt_nix')).toMatchObject({ code: 2, stderr: 'there is no event evt_nix in the last 30 days\n' });
  expect(receiver.received.map(({ event }) => event.id)).toEqual(['evt_0_249', 'evt_0_250']);
});

test('somebody at the terminal sends events again by typing', async () => {
  const feed = await FeedServer.start();
  feed.add(anEvent(1, 1));
  const receiver = await startReceiver(secret);
  const session = await listenHere(feed, {}, ['--forward-to', receiver.url, '--secret', secret]);
  await session.printed(/Listening/);
  session.type('r\n');
  await session.printed(/No event has come yet/);
  feed.add(anEvent(1, 2));
  await session.printed(/→ 204.*evt_1_2/);
  session.type('r\n');
  await session.printed(/→ 204[^\n]*evt_1_2[\s\S]*→ 204[^\n]*evt_1_2/);
  session.type('r evt_1_1\nr evt_nix\nwhat\n');
  await session.printed(/→ 204.*evt_1_1/);
  await session.printed(/no event evt_nix/);
  await session.printed(/r sends the last event again/);
  await session.end();
  expect(receiver.received.map(({ event }) => event.id)).toEqual(['evt_1_2', 'evt_1_2', 'evt_1_1']);
  expect(session.output).toContain('1 event, 2 sent again: 3 accepted, 0 failed.');
});

test('events of one order are sent one after the other, and a slow answer holds up no other order', async () => {
  const feed = await FeedServer.start();
  const waiting: (() => void)[] = [];
  const receiver = await startReceiver(secret, ({ subject, id }, response) => {
    if (subject === 'ord_1') waiting.push(() => response.writeHead(200).end());
    else response.writeHead(id === 'evt_2_1' ? 200 : 204).end();
  });
  const session = await listenHere(feed, {}, ['--forward-to', receiver.url, '--secret', secret]);
  await session.printed(/Listening/);
  feed.add(anEvent(1, 1), anEvent(1, 2), anEvent(2, 1), anEvent(2, 2));
  await session.printed(/→ 204.*evt_2_2/);
  expect(receiver.received.map(({ event }) => event.id)).toEqual(['evt_1_1', 'evt_2_1', 'evt_2_2']);
  waiting.shift()?.();
  await session.printed(/→ 200.*evt_1_1/);
  // What is under way when the user ends it has no answer.
  await session.end();
  expect(session.output).toMatch(/no answer: you ended it.*evt_1_2/);
});

test.each([
  [['listen', '--forward-to', 'ftp://x'], 2, '--forward-to ftp://x: must be an address such as http://localhost:3000'],
  [['listen', '--forward-to', 'nonsense'], 2, '--forward-to nonsense: must be an address'],
  [['listen', '--forward-to', 'http://me:pw@localhost'], 2, 'no user name'],
  [['listen', '--types', 'shipping.*'], 2, '--types: must be event types: order.*\n'],
  [['listen', '--since', 'yesterday'], 2, '--since yesterday: must be 10m, 2h, 3d'],
  [['listen', '--since', '1h', '--after', 'x'], 2, '--since and --after exclude each other'],
  [['listen', '--after', 'x'], 2, 'does not know this place'],
  [['listen', '--secret', 'whsec_c2hvcnQ='], 2, '--secret: A webhook secret has at least 24 bytes'],
  [['listen', '--resend', 'evt_1'], 2, '--resend needs --forward-to'],
  [['listen', '--nonsense'], 2, "Unknown option '--nonsense'; see --help"],
  [['listen', 'more'], 2, 'unexpected: more'],
  [['listen', '--client-id', 'acme', '--base-url', 'nix'], 2, '--base-url nix: must be an http or https address'],
  [['dance'], 2, 'there is no command dance'],
  [['trigger'], 2, 'say what to trigger: place, decline, cancel, refund, ship'],
  [['trigger', 'dance'], 2, 'there is no trigger dance'],
  [['trigger', 'ship'], 2, '--carrier URL'],
  [['trigger', 'place', '--base-url', 'https://api.example.com'], 2, 'only for an API on this machine'],
])('%j is refused', async (args, status, message) => {
  const feed = await FeedServer.start();
  const { code, stdout, stderr } = await startProcess(args, feed.environment).ended;
  expect({ code, stdout, stderr }).toEqual({ code: status, stdout: '', stderr: expect.stringContaining(message) });
  expect(stderr).not.toMatch(/\n +at /);
});

test('what is missing, wrong or down is said in one line', async () => {
  const feed = await FeedServer.start();
  const { environment } = feed;
  expect(await startProcess(['listen', '--scope', 's']).ended).toMatchObject({
    code: 2,
    stderr: 'missing: --base-url, --token-url, --client-id, PARTNER_ORDERS_CLIENT_SECRET; see --help\n',
  });
  const wrong = { ...environment, PARTNER_ORDERS_CLIENT_SECRET: 'wrong' };
  expect(await startProcess(['listen'], wrong).ended).toMatchObject({
    code: 1,
    stderr: 'The identity provider answered 401 invalid_client. Check the id and the secret of the client.\n',
  });
  expect(await startProcess(['listen', '--token-url', `${feed.url}/v1/nix`], environment).ended).toMatchObject({
    code: 1,
    stderr: 'The identity provider answered 200. Check the address that tokens come from (--token-url).\n',
  });
  const { url } = await FeedServer.start();
  await feed.stop();
  expect(await startProcess(['listen', '--base-url', url], environment).ended).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^No answer from the identity provider: connect ECONNREFUSED [\d.:]+\. Check the.*\n$/,
    ),
  });
  const live = { ...environment, PARTNER_ORDERS_TOKEN_URL: `${url}/token` };
  expect(await startProcess(['listen'], live).ended).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^No answer from http:\/\/127\.0\.0\.1:\d+: connect ECONNREFUSED [\d.:]+\.\n$/),
  });
  const help = await startProcess(['listen', '--help']).ended;
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--forward-to URL') });
});

test('a server that is not there, hangs up or never ends its answer is shown, and the next event is sent', async () => {
  const feed = await FeedServer.start();
  const unused = createServer().listen(0, '127.0.0.1');
  await once(unused, 'listening');
  const { port } = unused.address() as AddressInfo;
  unused.close();
  const absent = await listenHere(feed, {}, ['--forward-to', `127.0.0.1:${port}`]);
  await absent.printed(/new for this session: whsec_/);
  feed.add(anEvent(1, 1));
  await absent.printed(/no answer: connect ECONNREFUSED .*is your server running\?/);
  await absent.end();

  const receiver = await startReceiver(secret, ({ id }, response) => {
    if (id === 'evt_2_1') return void response.destroy();
    response.writeHead(400);
    const fill = () => response.write('x'.repeat(10_000), () => response.destroyed || setImmediate(fill));
    fill();
  });
  const session = await listenHere(feed, {}, ['--forward-to', receiver.url, '--secret', secret]);
  await session.printed(/Listening/);
  feed.add(anEvent(2, 1), anEvent(2, 2));
  await session.printed(/no answer: .*evt_2_1/);
  await session.printed(/→ 400 .*evt_2_2\n +x{200}\n/);
  await session.end();
});

/** `listen` in this process, for somebody who types. */
async function listenHere(feed: FeedServer, connection: { isForTrials?: boolean }, flags: string[] = []) {
  const stop = new AbortController();
  const input = new PassThrough();
  const watchers = new Set<() => void>();
  const session = {
    output: '',
    type: (text: string) => void input.write(text),
    printed: (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        const check = () => pattern.test(session.output) && resolve();
        watchers.add(check);
        check();
      }),
    async end() {
      stop.abort();
      await ended;
    },
  };
  const write = (text: string) => {
    session.output += text;
    for (const check of watchers) check();
  };
  const given = Object.fromEntries(flags.flatMap((flag, n) => (n % 2 ? [] : [[flag.slice(2), flags[n + 1]]])));
  const ended = listen(readListenOptions(given, {}), {
    connection: createConnection({
      baseUrl: feed.url,
      credentials: { tokenUrl: `${feed.url}/token`, clientId: 'acme', clientSecret: CLIENT_SECRET, scope: 's' },
      ...connection,
    }),
    terminal: openTerminal({ stdout: { write }, stderr: { write } }, {}),
    input,
    signal: stop.signal,
  });
  onTestFinished(() => stop.abort());
  return session;
}

test('an older Node is named, before anything that it lacks is used', () => {
  const older = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'22.11.0'}})";
  const bin = join(import.meta.dirname, '..', '..', 'bin', 'partner-orders.js');
  const { status, stderr } = spawnSync(process.execPath, ['--import', older, bin, 'listen'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'partner-orders needs Node 22.12 or later; this is Node 22.11.0\n',
  });
});
