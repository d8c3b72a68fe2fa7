import { HttpConnection, type Shot } from './http-connection.ts';

export type { Shot } from './http-connection.ts';

export interface LoadResult {
  requests: number;
  errors: number;
  seconds: number;
  /** Latencies in milliseconds, ascending. */
  latencies: number[];
}

/** Sends one request after the other on each of `connections`, until `enough` returns true. */
export async function load(
  url: string,
  connections: number,
  next: () => Shot,
  enough: (fired: number, seconds: number) => boolean,
  onReply: (status: number, body: string) => void = () => undefined,
): Promise<LoadResult> {
  const client = new LoadClient(url);
  const result = await client.run(connections, next, enough, onReply);
  client.close();
  return result;
}

/**
 * Like `load`, but its connections stay open from one run to the next. Node accepts one connection per turn of its
 * event loop, so many new ones at once would look like slow requests.
 */
export class LoadClient {
  readonly #url: URL;
  readonly #connections: HttpConnection[] = [];

  constructor(url: string) {
    this.#url = new URL(url);
  }

  run(
    connections: number,
    next: () => Shot,
    enough: (fired: number, seconds: number) => boolean,
    onReply: (status: number, body: string) => void = () => undefined,
  ): Promise<LoadResult> {
    const { hostname, port } = this.#url;
    while (this.#connections.length < connections) this.#connections.push(new HttpConnection(hostname, Number(port)));
    const idle = this.#connections.slice(0, connections);
    const fire = async () => {
      const connection = idle.pop();
      if (connection === undefined) throw new Error('there are more requests than connections');
      try {
        const { status, body } = await connection.send(next());
        onReply(status, body);
        return status >= 200 && status <= 299;
      } finally {
        idle.push(connection);
      }
    };
    return closedLoop(connections, fire, enough);
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }
}

/**
 * Keeps `inFlight` operations running until `enough` returns true. Each is followed at once by the next.
 *
 * @param operate runs one operation with its number; an exception or `false` counts as an error
 */
export async function closedLoop(
  inFlight: number,
  operate: (n: number) => Promise<unknown>,
  enough: (begun: number, seconds: number) => boolean,
): Promise<LoadResult> {
  const latencies: number[] = [];
  let errors = 0;
  let begun = 0;
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1_000;
  const succeeds = (n: number) =>
    operate(n).then(
      (good) => good !== false,
      () => false,
    );
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (!enough(begun, elapsed())) {
        const start = performance.now();
        begun += 1;
        if (!(await succeeds(begun))) errors += 1;
        latencies.push(performance.now() - start);
      }
    }),
  );
  const seconds = elapsed();
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length, errors, seconds, latencies };
}

/**
 * @param ascending measured values, sorted
 * @returns the smallest value that is at least as large as `percent` of all values
 */
export function percentile(ascending: readonly number[], percent: number): number {
  const rank = Math.ceil((ascending.length * percent) / 100);
  return ascending[Math.max(0, rank - 1)] ?? Number.NaN;
}

/** For people: `p50 14 ms, p95 52 ms`. */
export function describeQuantiles(ascending: readonly number[], percents: readonly number[] = [50, 95]): string {
  return percents.map((percent) => `p${percent} ${percentile(ascending, percent).toFixed(0)} ms`).join(', ');
}
