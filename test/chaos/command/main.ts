import { buildAppIfStale } from '../../../tools/build/build.ts';
import { buildHostIfStale } from '../../../tools/build/build-host.ts';
import { runCommand } from '../../../tools/command-line/run-command.ts';
import { UsageError } from '../../../tools/command-line/usage-error.ts';
import { root } from '../../../tools/root.ts';
import { describeFault, planFaults } from './plan-faults.ts';
import { writeReport } from './write-report.ts';

const usage = `npm run chaos [-- --seed N] [--minutes M] [--rate R] [--port-base P] [--lock-seconds N] [--plan]

Starts the local stack with its own state, places and cancels orders of two partners, and breaks the stack meanwhile: SIGKILL
of the host and of the emulators, a full disk, a throttled store, providers that fail, and provider events that are dropped,
doubled or out of order. At the end all orders must have ended, all books must agree (orders, events, payments, shipments and
stock), and each event must have come to its partner as a webhook. The exit code is 1 if there is a violation.

  --seed N        the seed of the plan; the same seed gives the same faults and orders. By default a new one
  --minutes M     how long to place orders, 1 by default
  --rate R        orders per second, 5 by default
  --port-base P   the first of 17 consecutive ports, 21000 by default
  --lock-seconds N  how long a message that a killed host had stays locked: 2 by default, 60 in Azure if nothing else is set
  --plan          only print the plan`;

await runCommand({
  usage,
  options: {
    seed: { type: 'string', value: 'N' },
    minutes: { type: 'string', value: 'M' },
    rate: { type: 'string', value: 'R' },
    'port-base': { type: 'string', value: 'P' },
    'lock-seconds': { type: 'string', value: 'N' },
    plan: { type: 'boolean' },
  },
  async run(flags) {
    const seed = toNumber('seed', flags.seed ?? String(Math.floor(Math.random() * 1e9)), 0);
    const durationMs = toNumber('minutes', flags.minutes ?? '1', 0.1) * 60_000;
    const perSecond = toNumber('rate', flags.rate ?? '5', 0.1);
    const portBase = toNumber('port-base', flags['port-base'] ?? '21000', 1_024);
    const lockMs = toNumber('lock-seconds', flags['lock-seconds'] ?? '2', 1) * 1_000;
    if (flags.plan) {
      process.stdout.write(`${planFaults(seed, durationMs).map(describeFault).join('\n')}\n`);
      return;
    }
    await Promise.all([buildAppIfStale(root), buildHostIfStale()]);
    const tell = (line: string) => void process.stdout.write(`${line}\n`);
    tell(`seed ${seed}`);
    const { runChaos } = await import('./run-chaos.ts');
    const report = await runChaos({ seed, durationMs, perSecond, portBase, lockMs, tell });
    tell(writeReport(report));
    if (report.violations.length > 0) throw new Error(`the books don't agree: repeat it with --seed ${seed}`);
  },
});

function toNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!(number >= least)) throw new UsageError(`--${name} ${text}: must be a number of at least ${least}`);
  return number;
}
