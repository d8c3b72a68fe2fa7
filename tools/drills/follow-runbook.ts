import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { commandsOfStep, HAND, placeOf } from './commands-of-step.ts';
import type { Drill, Emergency, PlayedStep } from './drill-declaration.ts';
import type { Desk } from './open-desk.ts';
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
    const where = placeOf(step);
    say(`${timeOf(new Date())}  ${page}: ${where}${step.laterMinutes ? `, ${step.laterMinutes} minutes later` : ''}`);
    desk.setAhead(step.laterMinutes ?? 0);
    for (const command of commandsOfStep(page, step)) {
      if (step.byHand && command === HAND)
        say(`${timeOf(new Date())}    ${await step.byHand(emergency, desk.directory)}`);
      else await typeCommand(fillIn(command, emergency.given), desk, say);
    }
  }
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
