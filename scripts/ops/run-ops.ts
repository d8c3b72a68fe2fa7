import { join } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { Azure, connectionsIn, localConnections } from './azure.ts';
import type { Command, Given } from './command.ts';
import { commands } from './commands.ts';

/** Of every command: where it works and how it answers. */
const COMMON = {
  azure: { type: 'boolean' },
  state: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

const COMMON_HELP = `  --state DIR   the running local stack, .local unless told otherwise
  --azure       what the settings COSMOS__accountEndpoint and SERVICE_BUS__fullyQualifiedNamespace name, opened with your sign-in
  --json        answer in JSON
  --help        show this`;

/**
 * Runs the command that the flags name.
 *
 * @returns what it has to say
 * @throws Error in one line, or with the usage behind it
 */
export async function runOps(flags: string[]): Promise<string> {
  const command = commands.find(({ name }) => isCalledBy(flags, name));
  if (command === undefined) {
    if (flags.length === 0 || flags.includes('--help')) return usage();
    throw new UsageError(`${flags.join(' ')}: there is no such command\n\n${usage()}`);
  }
  const given = parse(command, flags.slice(command.name.split(' ').length));
  if (given['help']) return usageOf(command);
  const required = [
    ...(command.argument === undefined ? [] : [command.argument]),
    ...Object.entries(command.options ?? {}).flatMap(([name, { required }]) => (required ? [name] : [])),
  ];
  const missing = required.filter((name) => given[name] === undefined);
  if (missing.length > 0) throw new UsageError(`missing: ${missing.join(', ')}\n\n${usageOf(command)}`);

  const { state } = given;
  const directory = typeof state === 'string' ? state : join(import.meta.dirname, '..', '..', '.local');
  const azure = new Azure(() => (given['azure'] ? connectionsIn(process.env) : localConnections(directory)));
  try {
    const { lines, data } = await command.run(azure, given);
    return given['json'] ? JSON.stringify(data, undefined, 2) : lines.join('\n');
  } finally {
    await azure.close();
  }
}

const isCalledBy = (flags: string[], name: string) => name.split(' ').every((word, place) => flags[place] === word);

function parse(command: Command, flags: string[]): Given {
  const own = Object.entries(command.options ?? {}).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const options: ParseArgsOptionsConfig = { ...COMMON, ...Object.fromEntries(own) };
  const { values, positionals } = parsed(command, flags, options);
  const [argument, ...more] = positionals;
  const place = command.argument ?? command.optionalArgument;
  const surplus = place === undefined ? positionals : more;
  if (surplus.length > 0) throw new UsageError(`${surplus.join(' ')}: what is that?\n\n${usageOf(command)}`);
  return { ...(values as Given), ...(place === undefined ? {} : { [place]: argument }) };
}

function parsed(command: Command, args: string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const fault = error instanceof Error ? error.message.split('. ', 1)[0] : String(error);
    throw new UsageError(`${fault}\n\n${usageOf(command)}`, { cause: error });
  }
}

function usage(): string {
  const width = Math.max(...commands.map((command) => heading(command).length));
  const lines = commands.map((command) => `  ${heading(command).padEnd(width)}  ${command.summary}`);
  return `npm run ops -- <command> [options]\n\n${lines.join('\n')}\n\n${COMMON_HELP}`;
}

function usageOf(command: Command): string {
  const own = Object.entries(command.options ?? {}).map(
    ([name, { value, summary }]) => `  ${value === undefined ? `--${name}` : `--${name} ${value}`}   ${summary}`,
  );
  return `npm run ops -- ${heading(command)} [options]\n\n${command.summary}\n\n${[...own, COMMON_HELP].join('\n')}`;
}

function heading({ name, argument, optionalArgument }: Command): string {
  if (argument !== undefined) return `${name} <${argument}>`;
  return optionalArgument === undefined ? name : `${name} [${optionalArgument}]`;
}
