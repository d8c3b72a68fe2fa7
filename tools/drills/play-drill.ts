import { setTimeout as sleep } from 'node:timers/promises';
import type { Drill, Emergency } from './drill-declaration.ts';
import type { DrillStack } from './drill-stack.ts';
import { findFaultsOf } from './find-faults-of.ts';
import { followRunbook } from './follow-runbook.ts';
import { openDesk } from './open-desk.ts';
import { timeOf } from './write-score.ts';

/** After the last command: sagas that were told to try again need some seconds. */
const SETTLES_MS = 90_000;
const LOOK_MS = 500;

/**
 * Breaks the stack and repairs it by the commands of the runbook.
 *
 * @returns what was wrong before the last step that repairs something, which shows that the step is needed
 * @throws Error if the fault can't be seen, if a command fails, or if something is still wrong afterwards
 */
export async function playDrill(
  drill: Drill,
  stack: DrillStack,
  say: (line: string) => void,
): Promise<{ leftForLastStep: string[] }> {
  const emergency = await drill.begin(stack);
  const desk = await openDesk(stack, async (call) => emergency.carryOut?.(call));
  try {
    const broken = await findFaultsOf(stack, emergency);
    if (broken.length === 0) throw new Error('nothing is wrong: the drill has broken nothing');
    for (const fault of broken) say(`wrong: ${fault}`);
    if (emergency.meanwhile) say(await emergency.meanwhile.happens());
    let leftForLastStep: string[] = [];
    await followRunbook(drill, emergency, desk, {
      say,
      async before({ isCheck }) {
        if (!isCheck) leftForLastStep = await findFaultsOf(stack, emergency);
      },
    });
    const left = await settle(stack, emergency, say);
    if (left.length > 0) throw new Error(`the runbook has not repaired it: ${left.join('; ')}`);
    return { leftForLastStep };
  } finally {
    await desk.close();
    await emergency.end?.();
  }
}

async function settle(stack: DrillStack, emergency: Emergency, say: (line: string) => void): Promise<string[]> {
  let before = '';
  for (const end = performance.now() + SETTLES_MS; ; await sleep(LOOK_MS)) {
    const faults = await findFaultsOf(stack, emergency);
    const now = faults.join('; ');
    if (now !== before && now !== '') say(`${timeOf(new Date())}  still wrong: ${now}`);
    before = now;
    if (faults.length === 0 || performance.now() > end) return faults;
  }
}
