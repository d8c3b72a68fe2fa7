import { parseArgs } from 'node:util';
import { UsageError } from './command-line.ts';

const usage = `npm run bench -- <command>

  orders [SECONDS]                 the order path under load
  peers [options]                  the embedded Azure and the API beside peers
    --only PART,…  some parts: start, http, api, durable, messages, cosmos, pages
    --rounds N     turns of each subject (2)
    --seconds N    length of a measured run (5)
    --warm-up N    seconds before it that don't count (2)
    --documents N  what the partition grows to whose pages are timed (1000000)
    --json FILE    everything that was measured
    --write        bring the table in docs/performance.md up to date
  profile [SECONDS [DIRECTORY]]    where the CPU of POST and GET goes, by package; keeps the profiles
`;

async function main([command, ...rest]: string[]): Promise<void> {
  if (command === undefined || command === '--help' || rest.includes('--help')) {
    process.stdout.write(usage);
  } else if (command === 'peers') {
    await (await import('./peers.ts')).comparePeers(rest);
  } else if (command === 'profile') {
    await (await import('./profile.ts')).profileApi(secondsIn(rest.slice(0, 1), 8), rest[1]);
  } else if (command === 'orders') {
    await (await import('./orders.ts')).measureOrders(secondsIn(rest, 10));
  } else {
    throw new UsageError(`there is no benchmark "${command}"\n\n${usage.trimEnd()}`);
  }
}

function secondsIn(args: string[], fallback: number): number {
  const [seconds = String(fallback), ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  if (more.length > 0 || !(Number(seconds) > 0)) throw new UsageError(`seconds must be one number above 0`);
  return Number(seconds);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${isUsage ? error.message : error instanceof Error ? error.stack : error}\n`);
  if (error instanceof Error && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
  process.exitCode = isUsage ? 2 : 1;
}
