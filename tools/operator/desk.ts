import { type Paper, PLAIN } from '../command-line/paper.ts';

/** Where an operator sits. */
export interface Desk {
  paper: Paper;
  /** Asks a question. Missing where nobody can answer: in a pipe, a script, a pipeline. */
  ask?: (question: string) => Promise<string>;
  /** Shows what `look` returns, again and again, until the operator ends it. Missing without a terminal. */
  follow?: (look: (paper: Paper) => Promise<readonly string[]>, everyMs: number) => Promise<void>;
}

/** Nobody sits there. */
export const SCRIPT: Desk = { paper: PLAIN };
