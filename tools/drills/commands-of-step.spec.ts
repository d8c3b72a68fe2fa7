import { expect, test } from 'vitest';
import { commandsOfStep, placeOf } from './commands-of-step.ts';
import { drills } from './drills.ts';
import { readRunbook } from './read-runbook.ts';

const played = drills.flatMap(({ name, runbook, steps }) =>
  steps.map((step) => ({ name, page: step.page ?? runbook, step, where: placeOf(step) })),
);

test.each(played)('$name fails if $page loses $where', ({ page, step }) => {
  const runbook = readRunbook(page);
  expect(commandsOfStep(page, step, runbook).length).toBeGreaterThan(0);
  const isIt = (one: (typeof runbook)[number]) =>
    one.section === step.section && (step.step === undefined || one.step === step.step);
  const without = runbook.filter((one) => !isIt(one));
  expect(without.length).toBeLessThan(runbook.length);
  expect(() => commandsOfStep(page, step, without)).toThrow('has no command');
});
