import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HostConfigurationError } from './invocation.ts';

/** The command line is invalid. */
export class UsageError extends HostConfigurationError {
  override name = 'UsageError';
}

export interface CommandLine {
  scriptRoot: string;
  /** Undefined if it was not given. */
  port: number | undefined;
  stateDirectory: string | undefined;
  verbose: boolean;
  /** Enforces keys. */
  enableAuth: boolean;
  /** Restarts the app when its files change. */
  watch: boolean;
  /** Waits to load the app until the parent process says so. */
  standby: boolean;
  /** Refuses an app with an unsupported function, instead of starting without that function. */
  strict: boolean;
  /** Prints the functions once they are loaded. */
  list: boolean;
}

const shortUsage = 'usage: main.ts start [options]; --help lists them';

export const usage = `npm run host -- start [options]

  --script-root DIR   the function app's folder, the current one by default
  --port N            0 chooses a free one; Host.LocalHttpPort of local.settings.json, or 7071, by default
  --state DIR         where orchestrations and timers are kept, .functions-host in the app's folder by default
  --strict            refuse an app with a function that can't be hosted; without it, the app starts without that function
  --enableAuth        ask for keys, as in Azure
  --watch             start the app again when its files change
  --standby           load all but the app, and start it when the parent process sends { type: 'start' }
  --no-list           don't list the functions
  --verbose           show every invocation
  --help              show this`;

/** @throws UsageError saying which argument is wrong */
export function parseCommandLine(parameters: string[]): CommandLine | 'help' {
  const { positionals, values } = parse(parameters);
  if (values.help) return 'help';
  if (positionals.length !== 1 || positionals[0] !== 'start') {
    throw new UsageError(`${positionals.join(' ') || 'no command'}: "start" is the only one; ${shortUsage}`);
  }
  const { state } = values;
  return {
    scriptRoot: resolve(values['script-root'] ?? '.'),
    port: values.port === undefined ? undefined : parsePort(values.port),
    stateDirectory: state === undefined ? undefined : resolve(state),
    verbose: values.verbose ?? false,
    enableAuth: values.enableAuth ?? false,
    watch: values.watch ?? false,
    standby: values.standby ?? false,
    strict: values.strict ?? false,
    list: !values['no-list'],
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    'script-root': text,
    port: { ...text, short: 'p' },
    state: text,
    verbose: { type: 'boolean' },
    enableAuth: { type: 'boolean' },
    watch: { type: 'boolean' },
    standby: { type: 'boolean' },
    strict: { type: 'boolean' },
    'no-list': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${fault.split('\n', 1)[0]}; ${shortUsage}`, { cause: error });
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port ${text}: not a port; ${shortUsage}`);
}
