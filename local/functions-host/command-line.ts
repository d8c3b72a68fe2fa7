import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HostConfigurationError } from './invocation.ts';

export interface CommandLine {
  scriptRoot: string;
  /** Undefined if it was not said. */
  port: number | undefined;
  stateDirectory: string | undefined;
  verbose: boolean;
  /** Enforces keys. */
  enableAuth: boolean;
  /** Starts the app anew when its files change. */
  watch: boolean;
}

export const usage =
  'usage: main.ts start [--script-root DIR] [--port N] [--state DIR] [--enableAuth] [--watch] [--verbose]';

/** @throws HostConfigurationError saying which argument is wrong */
export function parseCommandLine(parameters: string[]): CommandLine {
  const { positionals, values } = parse(parameters);
  if (positionals.length !== 1 || positionals[0] !== 'start') throw new HostConfigurationError(usage);
  const { state } = values;
  return {
    scriptRoot: resolve(values['script-root'] ?? '.'),
    port: values.port === undefined ? undefined : parsePort(values.port),
    stateDirectory: state === undefined ? undefined : resolve(state),
    verbose: values.verbose ?? false,
    enableAuth: values.enableAuth ?? false,
    watch: values.watch ?? false,
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
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new HostConfigurationError(`${fault.split('\n', 1)[0]}; ${usage}`, { cause: error });
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new HostConfigurationError(`--port ${text}: not a port; ${usage}`);
}
