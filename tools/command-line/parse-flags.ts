import { parseArgs } from 'node:util';
import { type Environment, flagsGivenToNpm } from './flags-given-to-npm.ts';
import { nearestTo } from './nearest-to.ts';
import type { Flags, Options } from './option.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads the arguments of a command, and the flags that npm took for itself.
 *
 * @param most how many words are expected besides the flags
 * @throws UsageError
 */
export function parseFlags<O extends Options>(
  options: O,
  args: readonly string[],
  { most, environment = process.env }: { most: number; environment?: Environment | undefined },
): { flags: Flags<O>; words: string[] } {
  const { positionals } = parse(options, args);
  const surplus = positionals.slice(most);
  const toNpm = flagsGivenToNpm(options, environment, surplus);
  if (surplus.length > 0 && !toNpm.some((flag) => flag.endsWith(`=${surplus[0]}`))) {
    throw new UsageError(`unexpected: ${surplus.join(' ')}; see --help`);
  }
  const { values } = parse(options, [...toNpm, ...args]);
  return { flags: values, words: positionals.slice(0, most) };
}

function parse<O extends Options>(options: O, args: readonly string[]) {
  try {
    return parseArgs({ args: joinNegative(options, args), options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${fault.split('. ', 1)[0]}${hintFor(options, args)}; see --help`, { cause: error });
  }
}

/** `--delta -5` as `--delta=-5`: Node.js takes the number for an option. */
function joinNegative(options: Options, args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    const takesText = before?.startsWith('--') && options[before.slice(2)]?.type === 'string';
    if (takesText && /^-\d/.test(arg)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** Which option was meant by one that there is not. */
function hintFor(options: Options, args: readonly string[]): string {
  const names = Object.keys(options);
  const wrong = args.flatMap((arg) => /^--(?:no-)?([\w-]+)/.exec(arg)?.[1] ?? []).find((name) => !names.includes(name));
  if (wrong === undefined) return '';
  const renamed = names.find((name) => options[name]?.formerly?.includes(wrong));
  const meant = renamed ?? nearestTo(wrong, names);
  return meant === undefined ? '' : `: did you mean --${meant}?`;
}
