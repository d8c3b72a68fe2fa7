import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';

/**
 * The endpoints of partners: each is a server of its own, so that each needs a connection of its own. The first
 * argument says how many. A message with a number asks to be told when so many webhooks have come since the last one.
 * The second argument says how many of them don't count. After the message `trouble`, the first of these never answers,
 * and the others take 14 seconds; after `hang`, none of them answers.
 */
const count = Number(process.argv[2]);
const troubled = Number(process.argv[3] ?? 0);
let trouble: 'trouble' | 'hang' | undefined;
let delays: number[] = [];
let enough = Number.POSITIVE_INFINITY;
let began = performance.now();

const ports: number[] = [];
for (let n = 0; n < count; n += 1) {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (n < troubled) {
      if (trouble === undefined) response.end();
      else if (trouble === 'trouble' && n > 0) setTimeout(() => response.end(), 14_000);
      return;
    }
    response.end();
    const { time } = JSON.parse(body) as { time?: string };
    delays.push(time === undefined ? 0 : Date.now() - Date.parse(time));
    if (delays.length >= enough) report();
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, LOOPBACK, listening));
  ports.push((server.address() as AddressInfo).port);
}

function report(): void {
  const seconds = (performance.now() - began) / 1_000;
  enough = Number.POSITIVE_INFINITY;
  process.send?.({ type: 'received', seconds, delays: delays.sort((a, b) => a - b) });
}

process.on('message', (expected: number | 'trouble' | 'hang') => {
  if (typeof expected === 'string') {
    trouble = expected;
    return;
  }
  delays = [];
  enough = expected;
  began = performance.now();
});
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', urls: ports.map((port) => `http://${LOOPBACK}:${port}/hooks`) });
