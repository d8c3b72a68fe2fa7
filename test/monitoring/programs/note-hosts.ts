import { Socket } from 'node:net';
import { startTelemetry } from '../../../shared/telemetry/azure-monitor/start-telemetry.ts';
import { log } from '../../../shared/telemetry/log.ts';
import { recordMetric } from '../../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../../shared/telemetry/run-in-span.ts';

/** Sends telemetry for twenty minutes of a clock that runs a thousand times faster, and prints the hosts that it looked up. */

const FASTER = 1_000;
const { setTimeout: wait, setInterval: repeat } = globalThis;
const faster = <W extends typeof wait | typeof repeat>(timer: W) =>
  ((work: () => void, ms = 0, ...given: unknown[]) =>
    Reflect.apply(timer, undefined, [work, ms / FASTER, ...given])) as W;
globalThis.setTimeout = faster(wait);
globalThis.setInterval = faster(repeat);

const hosts = new Set<string>();
const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  const [first] = given.flat();
  hosts.add((first as { host?: string }).host ?? 'localhost');
  return Reflect.apply(connect, this, given);
};

const { stop } = startTelemetry({
  connectionString: process.env['CONNECTION_STRING'] ?? '',
  samplingRatio: 1,
  intervalMs: 1_000,
  role: { name: 'spec', instance: 'one' },
});
await runInSpan('a span', { kind: 'consumer' }, async () => log.info('a line'));
recordMetric('orders.accepted', 1);
// The library would ask for its settings after seconds, and send statistics about itself after fifteen minutes.
setTimeout(async () => {
  await stop();
  process.stdout.write(JSON.stringify([...hosts]), () => process.exit(0));
}, 1_200_000);
