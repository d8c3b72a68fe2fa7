import { quoteWord } from '../../../command-line/quote-word.ts';
import { loadArguments } from './load-arguments.ts';
import type { LoadChoice } from './load-state.ts';

/** What starts the same run in a terminal. @param state the state of the stack, if it is not the default one */
export const loadCommand = (choice: LoadChoice, state: string | undefined): string =>
  `npm run load -- ${loadArguments(choice, state).map(quoteWord).join(' ')}`;
