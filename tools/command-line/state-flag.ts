import { quoteWord } from './quote-word.ts';

/** What a shown command needs to find the stack. @param state its state directory, if it is not the default one */
export const stateFlag = (state: string | undefined): string =>
  state === undefined ? '' : ` --state ${quoteWord(state)}`;
