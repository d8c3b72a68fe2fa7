import { commandsIn } from './commands-in.ts';
import type { PlayedStep } from './drill-declaration.ts';
import { type RunbookStep, readRunbook } from './read-runbook.ts';

/** The place of what is done by hand. */
export const HAND = '';

/**
 * The commands of a step, as its runbook has them, with the place of what is done by hand: behind the first command, which shows
 * what it is about.
 *
 * @throws Error if the page has no such step, or none of its commands
 */
export function commandsOfStep(
  page: string,
  step: PlayedStep,
  runbook: readonly RunbookStep[] = readRunbook(page),
): string[] {
  const { section, only, byHand } = step;
  const found = runbook.filter((one) => one.section === section && (step.step === undefined || one.step === step.step));
  const commands = found.flatMap((one) => commandsIn(one.text)).filter((command) => only?.test(command) ?? true);
  if (commands.length === 0 && (found.length === 0 || byHand === undefined))
    throw new Error(`docs/runbooks/${page} has no command${only ? ` like ${only}` : ''} in ${placeOf(step)}`);
  return byHand ? [...commands.slice(0, 1), HAND, ...commands.slice(1)] : commands;
}

export const placeOf = ({ section, step }: PlayedStep): string =>
  step === undefined ? section : `${section}, step ${step}`;
