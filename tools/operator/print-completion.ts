import { completedWords } from '../command-line/completion/completed-words.ts';
import { quote } from '../command-line/completion/quote.ts';
import { toBash } from '../command-line/completion/to-bash.ts';
import { toFish } from '../command-line/completion/to-fish.ts';
import { toZsh } from '../command-line/completion/to-zsh.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { commonOptions } from './common-options.ts';
import type { OperatorCommand } from './operator-command.ts';

const scripts = { bash: toBash, zsh: toZsh, fish: toFish } as const;
const shells = Object.keys(scripts) as (keyof typeof scripts)[];

/** npm completes what follows `npm run`, so the script adds a short name, `ops`, and completes that. */
export function printCompletion(commands: () => readonly OperatorCommand[]): OperatorCommand {
  return {
    name: 'completion',
    argument: 'shell',
    choices: { shell: shells },
    summary: `print a script for ${shells.join(', ')} that adds the command \`ops\` and completes it: docs/operations.md`,

    async run(_ports, given) {
      const shell = shells.find((name) => name === given['shell']);
      if (shell === undefined) throw new UsageError(`${given['shell']}: must be ${shells.join(', ')}`);
      const call = `npm --prefix ${quote(root)} run --silent ops --`;
      const script = scripts[shell](completedWords(commands(), commonOptions), call);
      const lines = script.split('\n');
      return { lines, print: () => lines, data: { shell, script } };
    },
  };
}
