import type { Options } from './option.ts';
import type { Program, SubCommand } from './program.ts';

/** Lists commands: all of them, or those of a group. */
export function helpOfProgram<C extends SubCommand>(program: Program<C>, commands = program.commands): string {
  const rows = commands.map((command): Row => [headingOf(command), command.summary]);
  return textOf(`${program.call} <command> [options]`, tableOf(rows), [...footOf(program)]);
}

export function helpOfCommand<C extends SubCommand>(program: Program<C>, command: C): string {
  const title = `${program.call} ${headingOf(command)} [options]\n\n${command.summary}`;
  return textOf(title, tableOf([...rowsOf(command.options ?? {}), ...rowsOf(program.common), HELP]), notesOf(program));
}

type Row = [what: string, summary: string];
const HELP: Row = ['--help', 'show this help'];

function headingOf({ name, argument, optionalArguments = [] }: SubCommand): string {
  return [name, ...(argument ? [`<${argument}>`] : []), ...optionalArguments.map((word) => `[${word}]`)].join(' ');
}

function rowsOf(options: Options): Row[] {
  return Object.entries(options).map(([name, { value, summary = '', default: fallback }]) => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    typeof fallback === 'string' ? `${summary} (default ${fallback})` : summary,
  ]);
}

function tableOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, summary]) => `  ${what.padEnd(width)}  ${summary}`).join('\n');
}

const notesOf = ({ notes }: { notes?: string }) => (notes === undefined ? [] : [notes]);
const footOf = <C extends SubCommand>(program: Program<C>) => [
  tableOf([...rowsOf(program.common), HELP]),
  ...notesOf(program),
];
const textOf = (...parts: (string | readonly string[])[]) => parts.flat().join('\n\n');
