import { stateFlag } from '../../../command-line/state-flag.ts';

/** Up to the end of the code that it stands in. */
const IN_AZURE = /(npm run (?:--silent )?ops -- [^`]*?)\s+--azure\b/g;

/**
 * A page of ours with the operator's commands as they reach the local stack.
 *
 * @param state its state directory, if commands have to name it
 */
export function toLocalCommands(text: string, state: string | undefined): string {
  const flag = stateFlag(state);
  return text.replace(IN_AZURE, (_, command: string) => `${command}${flag}`);
}
