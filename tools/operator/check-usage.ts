import type { Given } from '../command-line/program.ts';
import type { ActingCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** The command has read its arguments and goes to work. */
class GoesToWork extends Error {}

/**
 * Lets a command read its arguments, up to where it first uses a port, so that a wrong call is reported before anything is
 * opened or recorded.
 *
 * @throws what the command throws before that
 */
export async function checkUsage(command: ActingCommand, given: Given): Promise<void> {
  try {
    await command.run(portsThatStop(), given);
  } catch (error) {
    if (!(error instanceof GoesToWork)) throw error;
  }
}

function portsThatStop(): OperatorPorts {
  const stop = () => {
    throw new GoesToWork();
  };
  const port = new Proxy(stop, { get: () => stop });
  const clock = { now: () => new Date() };
  return new Proxy({}, { get: (_, name) => (name === 'clock' ? clock : port) }) as OperatorPorts;
}
