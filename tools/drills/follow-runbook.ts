import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { commandsIn } from './commands-in.ts';
import type { Drill, Emergency, PlayedStep } from './drill-declaration.ts';
import type { Desk } from './open-desk.ts';
import { readRunbook } from './read-runbook.ts';
import { timeOf } from './write-score.ts';

/**
 * Does what the runbook says: runs the commands that its page has in the steps of the drill.
 *
 * @throws Error if a step is missing in the page, or if one of its commands fails
 */
export async function followRunbook(
  { runbook, steps }: Pick<Drill, 'runbook' | 'steps'>,
  emergency: Emergency,
  desk: Desk,
  { say, before }: { say: (line: string) => void; before(step: PlayedStep): Promise<void> },
): Promise<void> {
  for (const step of steps) {
    await before(step);
    const page = step.page ?? runbook;
    const where = step.step === undefined ? step.section : `${step.section}, step ${step.step}`;
    say(`${timeOf(new Date())}  ${page}: ${where}${step.laterMinutes ? `, ${step.laterMinutes} minutes later` : ''}`);
    desk.setAhead(step.laterMinutes ?? 0);
    for (const command of commandsOf(page, step, where)) {
      if (step.byHand && command === HAND)
        say(`${timeOf(new Date())}    ${await step.byHand(emergency, desk.directory)}`);
      else await typeCommand(fillIn(command, emergency.given), desk, say);
    }
  }
}

const HAND = '';

/** With the place of what is done by hand: behind the first command, which shows what it is about. */
function commandsOf(page: string, { section, step, only, byHand }: PlayedStep, where: string): string[] {
  const found = readRunbook(page).filter((one) => one.section === section && (step === undefined || one.step === step));
  const commands = found.flatMap((one) => commandsIn(one.text)).filter((command) => only?.test(command) ?? true);
  if (commands.length === 0 && (found.length === 0 || byHand === undefined))
    throw new Error(`docs/runbooks/${page} has no command${only ? ` like ${only}` : ''} in ${where}`);
  return byHand ? [...commands.slice(0, 1), HAND, ...commands.slice(1)] : commands;
}

/** `TEXT` is what the operator would write. */
function fillIn(command: string, given: Readonly<Record<string, string>>): string {
  const all = { TEXT: '"the runbook says so"', ...given };
  return Object.entries(all).reduce(
    (text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), value),
    command,
  );
}

async function typeCommand(command: string, desk: Desk, say: (line: string) => void) {
  say(`${timeOf(new Date())}    $ ${command}`);
  const child = spawn('sh', ['-c', command], {
    cwd: desk.directory,
    env: desk.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  for (const line of `${out}${err}`.split('\n').filter(Boolean)) say(`              ${line}`);
  if ((await exited) !== 0) throw new Error(`a command of the runbook failed: ${command}\n${err}`);
}
