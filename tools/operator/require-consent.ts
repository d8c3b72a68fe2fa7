import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { Desk } from './desk.ts';
import type { ActingCommand } from './operator-command.ts';

/** What can't be taken back is done only if that is meant. At a terminal it is asked. @throws UsageError if it isn't */
export async function requireConsent({ name, destroys }: ActingCommand, given: Given, { ask }: Desk): Promise<void> {
  const effect = destroys?.(given);
  if (effect === undefined || given['yes']) return;
  if (ask === undefined) throw new UsageError(`${name} ${effect}: add --yes if that is meant; nothing is changed`);
  const place = given['azure'] ? 'in Azure' : 'on the local stack';
  const answer = await ask(`${name} ${effect}, ${place}. Go on? [y/N] `);
  if (!/^y(es)?$/i.test(answer)) throw new UsageError('nothing is changed');
}
