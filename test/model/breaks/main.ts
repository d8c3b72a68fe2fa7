import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runCommand } from '../../../tools/command-line/run-command.ts';
import type { playWebhooks } from '../../webhooks/model/play-webhooks.ts';
import type { Break } from './break.ts';
import { breakCode } from './break-code.ts';
import { breaks } from './breaks.ts';

const usage = `npm run model:breaks [-- --runs N] [--seed N] [--only TEXT]

Breaks the code on purpose, in one place after the other and only in memory, and lets the model of orders or that of webhooks play against it: how
many runs does it need until it finds the fault? The exit code is 1 if it does not find one.

  --runs N     the most runs for each break, 250 by default, as in npm test
  --seed N     the seed of the model, 7 by default, as in npm test
  --only TEXT  only the breaks whose name has this text`;

const run = promisify(execFile);

await runCommand({
  usage,
  options: {
    runs: { type: 'string', value: 'N' },
    seed: { type: 'string', value: 'N' },
    only: { type: 'string', value: 'TEXT' },
    // One break, in a process of its own.
    break: { type: 'string', value: 'NAME' },
  },
  async run({ runs = '250', seed = '7', only = '', break: name }) {
    if (name !== undefined) return playBroken(name, Number(runs), Number(seed));
    const missed: string[] = [];
    for (const { name } of breaks.filter((one) => one.name.includes(only))) {
      const args = [fileURLToPath(import.meta.url), '--break', name, '--runs', runs, '--seed', seed];
      const { stdout } = await run(process.execPath, args);
      process.stdout.write(`${stdout.trim()}: ${name}\n`);
      if (stdout.startsWith('not found')) missed.push(name);
    }
    if (missed.length > 0) throw new Error(`the model finds ${missed.length} not: ${missed.join('; ')}`);
  },
});

async function playBroken(name: string, numRuns: number, seed: number): Promise<void> {
  const found = breaks.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no break ${name}`);
  breakCode(found);
  try {
    await play(found.model, { numRuns, seed, endOnFailure: true });
    process.stdout.write(`not found in ${numRuns} runs\n`);
  } catch (error) {
    const [, tests = '?'] = /after (\d+) tests/.exec(String(error)) ?? [];
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    process.stdout.write(`found in run ${tests} (${cause.split('\n')[0]})\n`);
  }
}

async function play(model: Break['model'], options: Parameters<typeof playWebhooks>[0]): Promise<void> {
  if (model === 'webhooks') {
    const { playWebhooks } = await import('../../webhooks/model/play-webhooks.ts');
    return playWebhooks(options);
  }
  const { playModel } = await import('../play-model.ts');
  await playModel(options);
}
