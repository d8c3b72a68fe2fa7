import type { Program } from '../command-line/program.ts';
import { commands } from './commands.ts';
import { commonOptions } from './common-options.ts';
import type { OperatorCommand } from './operator-command.ts';

/** What `npm run ops` takes. */
export const program: Program<OperatorCommand> = { call: 'npm run ops --', commands, common: commonOptions };
