import type { Options } from './option.ts';
import type { Program, SubCommand } from './program.ts';
import { wrapText } from './wrap-text.ts';

/** Lists commands: all of them, or those of a group. */
export function helpOfProgram<C extends SubCommand>(program: Program<C>, commands = program.commands): string {
  const rows = commands.map((command): Row => [headingOf(command), command.summary]);
  return textOf(`${program.call} <command> [options]`, tableOf(rows, program.width), [...footOf(program)]);
}

export function helpOfCommand<C extends SubCommand>(program: Program<C>, command: C): string {
  const title = `${program.call} ${headingOf(command)} [options]\n\n${wrapText(command.summary, { width: program.width ?? Number.POSITIVE_INFINITY }).join('\n')}`;
  const rows = [...rowsOf(command.options ?? {}), ...rowsOf(program.common), HELP];
  return textOf(title, tableOf(rows, program.width), notesOf(program));
}

type Row = [what: string, summary: string];
const HELP: Row = ['--help', 'show this help'];

function headingOf({ name, argument, optionalArguments = [] }: SubCommand): string {
  return [name, ...(argument ? [`<${argument}>`] : []), ...optionalArguments.map((word) => `[${word}]`)].join(' ');
}

function rowsOf(options: Options): Row[] {
  return Object.entries(options).map(([name, { value, summary = '', default: fallback, required }]) => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    [summary, typeof fallback === 'string' ? `(default ${fallback})` : '', required ? '(required)' : '']
      .filter(Boolean)
      .join(' '),
  ]);
}

function tableOf(rows: readonly Row[], width = Number.POSITIVE_INFINITY): string {
  const widest = Math.max(...rows.map(([what]) => what.length));
  return rows
    .flatMap(([what, summary]) => {
      const lines = wrapText(summary, { width, indent: widest + 4 });
      return lines.map((line, n) => (n === 0 ? `  ${what.padEnd(widest)}  ${line.trimStart()}` : line));
    })
    .join('\n');
}

const notesOf = ({ notes }: { notes?: string }) => (notes === undefined ? [] : [notes]);
const footOf = <C extends SubCommand>(program: Program<C>) => [
  tableOf([...rowsOf(program.common), HELP], program.width),
  ...notesOf(program),
];
const textOf = (...parts: (string | readonly string[])[]) => parts.flat().join('\n\n');
