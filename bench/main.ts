import { chooseCommand } from '../tools/command-line/choose-command.ts';
import type { Flags } from '../tools/command-line/option.ts';
import type { Given, Program, SubCommand } from '../tools/command-line/program.ts';
import { runProgram } from '../tools/command-line/run-program.ts';
import { UsageError } from '../tools/command-line/usage-error.ts';
import { peersOptions } from './peers-command.ts';

interface Benchmark extends SubCommand {
  run(given: Given): Promise<void>;
}

/** Each benchmark is loaded only when it runs. */
const commands: Benchmark[] = [
  {
    name: 'orders',
    summary: 'measure the order path under load, for 10 seconds by default',
    optionalArguments: ['seconds'],
    run: async (given) => (await import('./orders.ts')).measureOrders(secondsIn(given, 10)),
  },
  {
    name: 'peers',
    summary: 'compare the embedded Azure and the API with peers',
    options: peersOptions,
    run: async (given) => (await import('./peers.ts')).comparePeers(given as Flags<typeof peersOptions>),
  },
  {
    name: 'webhooks',
    summary: 'measure webhooks to 1,000 endpoints, and orders beside 500 open streams of events',
    run: async () => (await import('./webhooks.ts')).measureWebhooks(),
  },
  {
    name: 'overload',
    summary: 'send far more requests than the stack can take, for 8 seconds by default, and check what becomes of them',
    optionalArguments: ['seconds'],
    run: async (given) => (await import('./overload.ts')).measureOverload(secondsIn(given, 8)),
  },
  {
    name: 'profile',
    summary: 'show where the CPU time of POST and GET goes, by package; with a directory, keep the profiles there',
    optionalArguments: ['seconds', 'directory'],
    async run(given) {
      const { directory } = given;
      const seconds = secondsIn(given, 8);
      await (await import('./profile.ts')).profileApi(seconds, directory === undefined ? undefined : String(directory));
    },
  },
];

const program: Program<Benchmark> = { call: 'npm run bench --', commands, common: {} };

function secondsIn({ seconds = '' }: Given, fallback: number): number {
  const given = seconds === '' ? fallback : Number(seconds);
  if (!(given > 0)) throw new UsageError('seconds must be one number above 0');
  return given;
}

async function measure(args: string[]): Promise<string | undefined> {
  const chosen = chooseCommand(program, args);
  if (chosen.kind === 'help') return chosen.text;
  await chosen.command.run(chosen.given);
  return undefined;
}

await runProgram(() => measure(process.argv.slice(2)), { hasStack: true });
