import type { CommandOptions, Given } from './command-options.ts';
import type { Connection } from './connection.ts';
import { explainFailure } from './explain-failure.ts';
import { listen } from './listen.ts';
import { listenOptions, readListenOptions } from './listen-options.ts';
import { openTerminal } from './terminal.ts';
import { checkTrigger, describeTriggers, trigger } from './trigger.ts';
import { untilStopped } from './until-stopped.ts';

export interface CliCommand {
  readonly summary: string;
  /** What a call names besides its options. */
  readonly argument?: string;
  readonly options: CommandOptions;
  /** The last lines of the help. */
  readonly notes: string;
  /**
   * @param connect called when the other options are known to be right
   *
   * @throws WrongUsage, and an Error whose message a user can act on
   */
  run(given: Given, words: readonly string[], connect: () => Connection): Promise<void>;
}

/** What `partner-orders` does, wherever the API's address and the credentials come from. */
export const commands = {
  listen: {
    summary: 'Prints events as they happen, and sends them to a server of yours as webhooks.',
    options: listenOptions,
    notes: 'An event that your server refuses is shown, and not sent again by itself. Ctrl-C ends.',
    async run(given, _, connect) {
      const options = readListenOptions(given, process.env);
      await using(connect(), async (connection) => {
        const input = process.stdin.isTTY ? { input: process.stdin } : {};
        await listen(options, { connection, terminal: ownTerminal(), ...input, signal: untilStopped() });
      });
    },
  },
  trigger: {
    summary: 'Causes events at an API on this machine, and prints them.',
    argument: 'what',
    options: { json: { type: 'boolean', summary: 'print one JSON object a line' } },
    notes: `what is one of\n${describeTriggers()}`,
    async run(given, [name], connect) {
      await using(connect(), async (connection) => {
        const chosen = checkTrigger(name, connection);
        const signal = untilStopped();
        const context = { terminal: ownTerminal(), isJson: given['json'] === true, signal };
        const isDone = await trigger(chosen, connection, context).catch((error: unknown) => {
          if (signal.aborted) return true;
          throw error;
        });
        if (!isDone) process.exitCode = 1;
      });
    },
  },
} as const satisfies Record<string, CliCommand>;

const ownTerminal = () => openTerminal(process, process.env);

async function using(connection: Connection, work: (connection: Connection) => Promise<void>): Promise<void> {
  try {
    await work(connection);
  } catch (error) {
    throw explainFailure(error, connection);
  }
}
