import { askOn } from '../command-line/ask-on.ts';
import { followOn } from '../command-line/follow-on.ts';
import { paperOf } from '../command-line/paper.ts';
import type { Desk } from './desk.ts';

/** The terminal of a process, as far as it has one. */
export function deskAt({ stdin, stdout, stderr, env }: NodeJS.Process): Desk {
  return {
    paper: paperOf(stdout, env),
    // Questions go to standard error, so that the answer of a command can go to a file.
    ...(stdin.isTTY && stderr.isTTY ? { ask: askOn(stdin, stderr) } : {}),
    ...(stdout.isTTY && env['TERM'] !== 'dumb' ? { follow: followOn(stdin, stdout, env) } : {}),
  };
}
