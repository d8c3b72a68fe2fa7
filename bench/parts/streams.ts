import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { root } from '../../tools/root.ts';
import { LoadClient, percentile, type Shot } from '../load.ts';
import { cpuTimeOf, memoryOf } from '../processes/process-usage.ts';
import { eventsAlone, startStack } from '../processes/start-stack.ts';

const STREAMS = 500;
const CONNECTIONS = 8;
const SECONDS = 4;
const TURNS = 6;
const WARM_UP = 2;
const settings = {
  ...eventsAlone,
  EVENTS_STREAMS_PER_PARTNER: String(STREAMS),
  EVENTS_STREAMS_IN_ALL: String(STREAMS),
};

/** POST an order, beside open streams of events on which nothing happens, and beside none. The two take turns. */
export async function measureStreams(): Promise<[string, string][]> {
  const stack = await startStack(settings);
  const client = new LoadClient(stack.api);
  const body = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');
  let count = 0;
  const post = (): Shot => {
    count += 1;
    const authorization = `Bearer ${stack.token}`;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': `bench-${count}` };
    return { method: 'POST', path: '/v1/orders', headers, body };
  };
  const run = (seconds: number) => client.run(CONNECTIONS, post, (_, elapsed) => elapsed >= seconds);
  const latencies: { none: number[]; open: number[] } = { none: [], open: [] };
  const cpu = { none: 0, open: 0 };
  const memory: { none: number[]; open: number[] } = { none: [], open: [] };
  let errors = 0;
  try {
    await run(2 * SECONDS);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const side of turn % 2 === 0 ? (['none', 'open'] as const) : (['open', 'none'] as const)) {
        const streams = side === 'open' ? await openStreams(stack.api, stack.otherToken) : [];
        // Opening many streams at once has a cost of its own.
        await run(WARM_UP);
        const used = cpuTimeOf(stack.host);
        const result = await run(SECONDS);
        cpu[side] += cpuTimeOf(stack.host) - used;
        latencies[side].push(...result.latencies);
        errors += result.errors;
        memory[side].push(memoryOf(stack.host));
        for (const stream of streams) stream.destroy();
      }
    }
  } finally {
    client.close();
    await stack.stop();
  }
  const show = (side: 'none' | 'open') => {
    const ascending = latencies[side].sort((a, b) => a - b);
    const perSecond = ascending.length / (SECONDS * TURNS);
    const times = [50, 95, 99]
      .map((percent) => `p${percent} ${percentile(ascending, percent).toFixed(1)} ms`)
      .join(', ');
    const each = (cpu[side] / ascending.length).toFixed(1);
    return `${times}, ${perSecond.toFixed(0)}/s, ${each} ms of the host’s CPU, host ${Math.max(...memory[side]).toFixed(0)} MiB`;
  };
  return [
    [`POST an order, ${CONNECTIONS} connections, no open stream`, show('none')],
    [`the same beside ${STREAMS} open streams of another partner`, `${show('open')}, errors ${errors}`],
  ];
}

/** Resolves when all have got their headers. */
function openStreams(api: string, token: string): Promise<http.IncomingMessage[]> {
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
  const agent = new http.Agent({ maxSockets: STREAMS });
  const open = () =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = http.get(new URL('/v1/events/stream?after=latest', api), { headers, agent }, (response) => {
        if (response.statusCode === 200) resolve(response.resume().on('error', () => undefined));
        else reject(new Error(`a stream was answered with ${response.statusCode}`));
      });
      request.on('error', reject);
    });
  return Promise.all(Array.from({ length: STREAMS }, open));
}
