import { join } from 'node:path';
import { ZodError } from 'zod';
import { causeOf } from '../../shared/cause-of.ts';
import { chooseCommand } from '../command-line/choose-command.ts';
import type { Program } from '../command-line/program.ts';
import { root } from '../root.ts';
import { commands } from './commands.ts';
import { connectionsIn, localConnections } from './connections.ts';
import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';

const program: Program<OperatorCommand> = {
  call: 'npm run ops --',
  commands,
  common: {
    state: { type: 'string', value: 'DIR', summary: 'the state of the running `npm start`, .local by default' },
    azure: {
      type: 'boolean',
      summary:
        'work in Azure, with your sign-in, on what COSMOS__accountEndpoint and SERVICE_BUS__fullyQualifiedNamespace name',
    },
    json: { type: 'boolean', summary: 'answer in JSON' },
  },
};

/**
 * Runs the command that the arguments name.
 *
 * @returns its answer
 * @throws UsageError, or OpsError when it can't be carried out
 */
export async function runOps(args: readonly string[], environment = process.env): Promise<string> {
  const chosen = chooseCommand(program, args, environment);
  if (chosen.kind === 'help') return chosen.text;
  const { command, given } = chosen;
  const directory = String(given['state'] ?? join(root, '.local'));
  // The SDKs are large; help and a wrong call don't need them.
  const { connectPorts } = await import('./connect-ports.ts');
  const { ports, close } = connectPorts(() =>
    given['azure'] ? connectionsIn(environment) : localConnections(directory),
  );
  try {
    const { lines, data } = await command.run(ports, given);
    return given['json'] ? JSON.stringify(data, undefined, 2) : lines.join('\n');
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new OpsError(`a stored document can't be read: ${causeOf(error).message}`, { cause: error });
  } finally {
    await close();
  }
}
