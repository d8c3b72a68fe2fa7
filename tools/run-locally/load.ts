import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveHere } from '../command-line/resolve-here.ts';
import { runCommand } from '../command-line/run-command.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { readStackFile } from './client/stack-file.ts';
import { describeSample } from './load/describe-sample.ts';
import { LoadPartner } from './load/load-partner.ts';
import { LoadRun } from './load/load-run.ts';
import { orderKinds } from './load/order-kinds.ts';
import { parseMix } from './load/parse-mix.ts';

const kinds = orderKinds.map(({ name, about }) => `                   ${name.padEnd(14)} ${about}`).join('\n');

/** Places orders at a steady rate, whether or not earlier ones are answered, and follows each to its end. */
await runCommand({
  usage: `npm run load [-- options]

Places orders at a steady rate on the running \`npm start\`, and says every second how fast they are answered and ended. Orders
don't wait for each other, and a time is measured from when a request was due. The page Load of the console shows it as charts.

  --per-second N   0.1 to 200; 2 by default
  --minutes N      0.05 to 60; 1 by default
  --partners LIST  who places them by turns, acme by default. The gateway limits each partner by its tier
  --mix LIST       shares of kinds, happy=100 by default; for example happy=80,declined=20:
${kinds}
  --json           one line of JSON a second
  --state DIR      the state of that \`npm start\`, .local by default
  --help           show this help

Ctrl-C ends the arrivals and waits for the orders in progress, a second one ends at once.`,
  options: {
    'per-second': { type: 'string', default: '2' },
    minutes: { type: 'string', default: '1' },
    partners: { type: 'string', default: 'acme' },
    mix: { type: 'string', default: 'happy=100' },
    json: { type: 'boolean', default: false },
    state: { type: 'string', default: join(root, '.local') },
  },
  async run({ 'per-second': perSecond, minutes, partners, mix, json, state }) {
    const plan = {
      perSecond: numberOf('--per-second', perSecond, { least: 0.1, most: 200 }),
      seconds: numberOf('--minutes', minutes, { least: 0.05, most: 60 }) * 60,
      mix: parseMix(mix),
    };
    const stack = readStackFile(resolveHere(state));
    const unknown = partners.split(',').find((name) => !Object.hasOwn(stack.partners, name));
    if (unknown !== undefined)
      throw new UsageError(
        `there is no partner ${unknown}; the partners are ${Object.keys(stack.partners).join(', ')}`,
      );
    const stop = new AbortController();
    const quit = new AbortController();
    const end = () => (stop.signal.aborted ? quit.abort() : stop.abort());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
    const run = new LoadRun({
      ...plan,
      partners: partners.split(',').map((name) => new LoadPartner(name, stack)),
      example: JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8')),
      carrier: stack.carrier.replace(/\/$/, ''),
    });
    await run.run({
      stop: stop.signal,
      quit: quit.signal,
      show: (sample) => process.stdout.write(`${json ? JSON.stringify(sample) : describeSample(sample)}\n`),
    });
  },
});
// A stream's connection may still be open, also after a failure.
process.exit();

function numberOf(flag: string, text: string, { least, most }: { least: number; most: number }): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${flag} ${text}: must be a number from ${least} to ${most}`);
}
