import { stateFlag } from '../../../command-line/state-flag.ts';

/** What prints a client's token in a terminal. @param state the state of the running stack, if it is not the default */
export const tokenCommand = (name: string, state: string | undefined): string =>
  `npm run -s token -- ${name}${stateFlag(state)}`;
