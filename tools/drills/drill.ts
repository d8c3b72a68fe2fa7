import { join } from 'node:path';
import { nearestTo } from '../command-line/nearest-to.ts';
import { paperOf } from '../command-line/paper.ts';
import { resolveHere } from '../command-line/resolve-here.ts';
import { runCommand } from '../command-line/run-command.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { adviseOn } from '../run-locally/advise-on.ts';
import { portBaseOf } from '../run-locally/port-base-of.ts';
import { refuseFileAsState } from '../run-locally/refuse-file-as-state.ts';
import { portsFrom } from '../run-locally/stack-ports.ts';
import type { Drill } from './drill-declaration.ts';
import { drills } from './drills.ts';
import { forgetDrill } from './forget-drill.ts';
import { type DrillResult, keepResult } from './keep-result.ts';
import { listResults } from './list-results.ts';
import { unlessStopped } from './unless-stopped.ts';

const WIDEST = 120;

const list = drills.map(({ name, summary }) => `  ${name.padEnd(20)} ${summary}`).join('\n');

const usage = `npm run drill -- NAME [-- options]

Breaks a local stack for practice, pages you, and waits until you have repaired it by the runbook. Then it prints a score sheet.
The stack is the drill's own, with its own state and ports: your \`npm start\` goes on beside it. See docs/drills.md.

${list}

  --list           only list the drills
  --results        only list how the drills went until now
  --hint           print the hints with the page; otherwise \`h\` prints one at a time
  --play           the drill follows the runbook itself, to show how it goes
  --port-base N    the first of 18 consecutive ports, 22000 by default
  --state DIR      where the state lives during the drill, .drill by default
  --help           show this help`;

function find(name: string | undefined): Drill {
  if (name === undefined) throw new UsageError(`name a drill:\n\n${list}`);
  const drill = drills.find((one) => one.name === name);
  if (drill) return drill;
  const meant = nearestTo(
    name,
    drills.map((one) => one.name),
  );
  throw new UsageError(`there is no drill ${name}${meant ? `; did you mean ${meant}?` : ''}\n\n${list}`);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The first signal ends the drill and what it started; a second one ends the process at once. */
function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, (_name: string, number: number) => {
      askedAt ??= performance.now();
      stopping.abort();
      // npm passes a signal of the terminal on, so it arrives twice.
      if (performance.now() - askedAt > 1_000) process.exit(128 + number);
    });
  }
  return stopping.signal;
}

/** @returns whether it was repaired */
async function run(
  drill: Drill,
  directory: string,
  portBase: number,
  { hint, play }: { hint: boolean; play: boolean },
) {
  refuseFileAsState(directory);
  forgetDrill(directory);
  const stopping = untilStopped();
  say(`Drill ${drill.name}. Starting a stack for it in ${directory} …`);
  const { DrillStack } = await import('./drill-stack.ts');
  const stack = await DrillStack.start({ directory, ports: portsFrom(portBase) }).catch((error: unknown) => {
    forgetDrill(directory);
    throw error;
  });
  const begun = new Date();
  let result: DrillResult | undefined;
  const note = (outcome: DrillResult['outcome'], since = begun, hints = 0, end = new Date()) => {
    const seconds = Math.round((end.getTime() - since.getTime()) / 1_000);
    result = { drill: drill.name, at: since.toISOString(), outcome, seconds, isPlayed: play, hints };
  };
  try {
    say('Breaking it. This takes up to a minute …');
    if (play) {
      const { playDrill } = await import('./play-drill.ts');
      await unlessStopped(playDrill(drill, stack, say), stopping);
      say('Repaired.');
      note('repaired');
      return true;
    }
    const { runDrill } = await import('./run-drill.ts');
    const { width } = paperOf(process.stdout, process.env);
    const isAttended = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const terminal = { width: Math.min(width, WIDEST), say, input: process.stdin, isAttended, stopping };
    const { repairedAt, pagedAt, hints } = await runDrill(drill, stack, terminal, hint);
    note(repairedAt === undefined ? 'given up' : 'repaired', pagedAt, hints, repairedAt);
    return repairedAt !== undefined;
  } catch (error) {
    note(stopping.aborted ? 'given up' : 'failed');
    if (!stopping.aborted) throw error;
    return false;
  } finally {
    say('Stopping …');
    await stack.stop();
    forgetDrill(directory);
    if (result !== undefined) keepResult(directory, result);
    say('The stack of the drill is stopped and its state is deleted, and with it every fault. Results: --results.');
  }
}

await runCommand({
  usage,
  words: 1,
  options: {
    list: { type: 'boolean', default: false },
    results: { type: 'boolean', default: false },
    hint: { type: 'boolean', default: false },
    play: { type: 'boolean', default: false },
    'port-base': { type: 'string', default: '22000' },
    state: { type: 'string', default: join(root, '.drill') },
  },
  async run({ list: isList, results, hint, play, 'port-base': portBase, state }, [name]) {
    if (isList) return say(list);
    const directory = resolveHere(state);
    if (results) return say(listResults(directory).join('\n'));
    const drill = find(name);
    const base = portBaseOf(portBase);
    const isRepaired = await run(drill, directory, base, { hint, play }).catch((error: unknown) => {
      throw adviseOn(error, directory, base, `npm run drill -- ${drill.name}`);
    });
    if (!isRepaired) process.exitCode = 1;
  },
});
process.exit();
