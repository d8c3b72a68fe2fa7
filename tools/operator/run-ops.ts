import { join } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from '../command-line/usage-error.ts';
import { Azure, connectionsIn, localConnections } from './azure.ts';
import type { Command, Given } from './command.ts';
import { commands } from './commands.ts';
import { nearestTo } from './nearest-to.ts';

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
    const words = wordsOf(flags);
    const group = commands.filter(({ name }) => name.split(' ')[0] === words[0]);
    if (words.length <= (group.length > 0 ? 1 : 0) && flags.length === words.length) return usage(group);
    if (flags.includes('--help')) return usage(group);
    throw new UsageError(unknown(words, flags, group));
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

const wordsOf = (flags: string[]) => flags.slice(0, flags.findIndex((flag) => flag.startsWith('-')) >>> 0);

/** What was meant, if one of our commands is near; else all that there are, of its group if that is known. */
function unknown(words: string[], flags: string[], group: readonly Command[]): string {
  const [first, second] = words;
  if (group.length > 0 && second === undefined) {
    return `${first} ${flags[words.length]}: which of its commands?\n\n${usage(group)}`;
  }
  const given = words.slice(0, 2).join(' ') || flags.join(' ');
  const name = nearestTo(
    given,
    (group.length > 0 ? group : commands).map((command) => command.name),
  );
  const guess = name === undefined ? '' : `; did you mean ${name}?`;
  return `${given}: there is no such command${guess}\n\n${usage(group)}`;
}

/** Of these commands; of all, if none is given. */
function usage(group: readonly Command[] = []): string {
  const listed = group.length > 0 ? group : commands;
  const width = Math.max(...listed.map((command) => heading(command).length));
  const lines = listed.map((command) => `  ${heading(command).padEnd(width)}  ${command.summary}`);
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
