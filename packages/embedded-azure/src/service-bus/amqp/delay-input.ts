import type { Socket } from 'node:net';
import type { Latency } from '@partner-orders/loopback-server/latency';
import type { Connection } from 'rhea';
import { connectionInternals } from './rhea-internals.ts';

/** Makes rhea see what a client sends later while the latency is on, in the order in which it came. */
export function delayInput(connection: Connection, socket: Socket, latency: Latency): void {
  const internals = connectionInternals(connection);
  const input = internals.input.bind(internals);
  const waiting: { chunk: Buffer; dueAt: number }[] = [];
  const pass = () => {
    while (waiting[0] !== undefined && waiting[0].dueAt <= performance.now()) {
      const [next] = waiting.splice(0, 1);
      if (next !== undefined && !socket.destroyed) input(next.chunk);
    }
    passLater();
  };
  const passLater = () => {
    const [next] = waiting;
    if (next !== undefined) setTimeout(pass, next.dueAt - performance.now());
  };
  internals.input = (chunk) => {
    const ms = latency.next();
    if (ms === 0 && waiting.length === 0) return input(chunk);
    // Never before what came earlier, also when the delay has become shorter.
    const dueAt = Math.max(waiting.at(-1)?.dueAt ?? 0, performance.now() + ms);
    waiting.push({ chunk, dueAt });
    if (waiting.length === 1) passLater();
  };
}
