import { Agent, request } from 'node:http';

export interface LoadResult {
  requests: number;
  errors: number;
  seconds: number;
  /** Latencies in milliseconds, ascending. */
  latencies: number[];
}

export interface Shot {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Fires one request after the other on each of `connections`, until `enough` says so. */
export async function load(
  url: string,
  connections: number,
  next: () => Shot,
  enough: (fired: number, seconds: number) => boolean,
  onReply: (status: number, body: string) => void = () => undefined,
): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let errors = 0;
  let fired = 0;
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1_000;

  const fire = ({ method, path, headers, body }: Shot) =>
    new Promise<void>((resolve) => {
      const start = performance.now();
      const done = (status: number, text: string) => {
        latencies.push(performance.now() - start);
        if (status < 200 || status > 299) errors += 1;
        onReply(status, text);
        resolve();
      };
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const outgoing = request({ hostname, port, agent, method, path, headers: { ...headers, ...length } }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => done(reply.statusCode ?? 0, Buffer.concat(chunks).toString()));
        reply.on('error', () => done(0, ''));
      });
      outgoing.on('error', () => done(0, ''));
      outgoing.end(body);
    });

  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (!enough(fired, elapsed())) {
        fired += 1;
        await fire(next());
      }
    }),
  );
  const seconds = elapsed();
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length, errors, seconds, latencies };
}

export function percentile(ascending: readonly number[], percent: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor((ascending.length * percent) / 100))] ?? Number.NaN;
}
