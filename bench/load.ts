import { HttpConnection, type Shot } from './http-connection.ts';

export type { Shot } from './http-connection.ts';

export interface LoadResult {
  requests: number;
  errors: number;
  seconds: number;
  /** Latencies in milliseconds, ascending. */
  latencies: number[];
}

/** Fires one request after the other on each of `connections`, until `enough` says so. */
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
 * As `load`, on connections that stay open from one run to the next: Node accepts one connection in a turn of its event
 * loop, so that many new ones at once would be measured as slow requests.
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
 * Keeps `inFlight` operations running, each followed by the next at once, until `enough` says so.
 *
 * @param operate one operation, with its number; what it throws, and `false`, is an error
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

/** @param ascending measured values, sorted; @returns the smallest of them that `percent` of all do not exceed */
export function percentile(ascending: readonly number[], percent: number): number {
  const rank = Math.ceil((ascending.length * percent) / 100);
  return ascending[Math.max(0, rank - 1)] ?? Number.NaN;
}
