import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsIn } from '../../tools/drills/commands-in.ts';
import { root } from '../../tools/root.ts';

/** The commands of a runbook as a person would copy them, without the drill that practises it. */
export function runbookCommands(page: string): string[] {
  const commands = commandsIn(readFileSync(join(root, 'docs', 'runbooks', page), 'utf8'));
  return commands.filter((command) => !command.startsWith('npm run drill'));
}
