import type { Environment } from './flags-given-to-npm.ts';
import { helpOfCommand, helpOfProgram } from './help-of.ts';
import { nearestTo } from './nearest-to.ts';
import { parseFlags } from './parse-flags.ts';
import type { Given, Program, SubCommand } from './program.ts';
import { hasControls, inOneLine } from './show-controls.ts';
import { UsageError } from './usage-error.ts';

type Chosen<C> = { kind: 'help'; text: string } | { kind: 'command'; command: C; given: Given };

/**
 * Finds the command that the arguments name, and reads its arguments.
 *
 * @throws UsageError with a guess of what was meant, and where the help is
 */
export function chooseCommand<C extends SubCommand>(
  program: Program<C>,
  args: readonly string[],
  environment?: Environment,
): Chosen<C> {
  refuseControls(args);
  const command = program.commands.find((one) => callOf(one, args) !== undefined);
  if (command === undefined) return { kind: 'help', text: helpFor(program, args) };
  if (args.includes('--help')) return { kind: 'help', text: helpOfCommand(program, command) };
  return { kind: 'command', command, given: givenTo(program, command, args, environment) };
}

/** No argument needs one, and what is recorded would be read as something else. */
function refuseControls(args: readonly string[]): void {
  const wrong = args.find(hasControls);
  if (wrong !== undefined)
    throw new UsageError(`control characters and line breaks are not accepted: ${inOneLine(wrong)}`);
}

/** The name by which the arguments call a command, if they do. */
const callOf = ({ name, also = [] }: SubCommand, args: readonly string[]) =>
  [name, ...also].find((one) => isCalledBy(args, one));

const isCalledBy = (args: readonly string[], name: string) => name.split(' ').every((word, n) => args[n] === word);

function givenTo<C extends SubCommand>(
  program: Program<C>,
  command: C,
  args: readonly string[],
  environment?: Environment,
): Given {
  const { name, argument, optionalArguments = [], options = {} } = command;
  const places = argument === undefined ? optionalArguments : [argument, ...optionalArguments];
  const all = { ...program.common, ...options };
  const behind = args.slice((callOf(command, args) ?? name).split(' ').length);
  const { flags, words } = parseFlags(all, behind, {
    ...{ most: places.length, environment, help: `${program.call} ${name} --help` },
  });
  const given: Given = { ...flags, ...Object.fromEntries(words.map((word, n) => [places[n], word])) };
  const required = Object.entries(all).flatMap(([option, { required }]) => (required ? [option] : []));
  const missing = [
    ...(argument === undefined || given[argument] ? [] : [argument]),
    ...required.filter((option) => !given[option]).map((option) => `--${option}`),
  ];
  if (missing.length === 0) return given;
  throw new UsageError(`missing: ${missing.join(', ')}; see ${program.call} ${name} --help`);
}

/** The help for arguments that name no command. */
function helpFor<C extends SubCommand>(program: Program<C>, args: readonly string[]): string {
  const words = args.slice(0, args.findIndex((arg) => arg.startsWith('-')) >>> 0);
  const group = program.commands.filter(({ name }) => name.includes(' ') && name.split(' ')[0] === words[0]);
  const help = helpOfProgram(program, group.length > 0 ? group : program.commands);
  const isGroupAlone = args.length === words.length && words.length === (group.length > 0 ? 1 : 0);
  if (isGroupAlone || args.includes('--help')) return help;
  if (group.length > 0 && words.length === 1) {
    const names = group.map(({ name }) => name.split(' ').slice(1).join(' '));
    throw new UsageError(`${words[0]}: name one of its commands before ${args[1]}: ${names.join(', ')}`);
  }
  const wrong = words.slice(0, 2).join(' ');
  const known = program.commands.flatMap(({ name, also = [] }) => [name, ...also]);
  const meant = words.length > 0 ? nearestTo(wrong, known) : undefined;
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
  const fault = wrong === '' ? `name a command before ${args[0]}` : `unknown command: ${wrong}${guess}`;
  const place = group.length > 0 ? `${program.call} ${words[0]} --help` : `${program.call} --help`;
  throw new UsageError(`${fault}${guess === '' ? ';' : ''} see ${place}`);
}
