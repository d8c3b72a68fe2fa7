import { parseArgs } from 'node:util';
import { type Environment, flagsGivenToNpm } from './flags-given-to-npm.ts';
import { nearestTo } from './nearest-to.ts';
import type { Flags, Options } from './option.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads the arguments of a command, and the flags that npm took for itself.
 *
 * @param most how many words are expected besides the flags
 * @param help the call that prints the help
 * @throws UsageError
 */
export function parseFlags<O extends Options>(
  options: O,
  args: readonly string[],
  {
    most,
    environment = process.env,
    help = '--help',
  }: { most: number; environment?: Environment | undefined; help?: string },
): { flags: Flags<O>; words: string[] } {
  const { positionals, tokens } = parse(options, args, help);
  const fault = faultIn(options, tokens);
  if (fault !== undefined) throw new UsageError(`${fault}; see ${help}`);
  const surplus = positionals.slice(most);
  const toNpm = flagsGivenToNpm(options, environment, surplus);
  if (surplus.length > 0 && !toNpm.some((flag) => flag.endsWith(`=${surplus[0]}`))) {
    throw new UsageError(`unexpected: ${surplus.join(' ')}; see ${help}`);
  }
  const { values } = parse(options, [...toNpm, ...args], help);
  return { flags: values, words: positionals.slice(0, most) };
}

function parse<O extends Options>(options: O, args: readonly string[], help: string) {
  try {
    const all = { options, allowPositionals: true, allowNegative: true, tokens: true } as const;
    return parseArgs({ args: joinNegative(options, args), ...all });
  } catch (error) {
    throw new UsageError(`${sayFault(options, args, error)}; see ${help}`, { cause: error });
  }
}

function sayFault(options: Options, args: readonly string[], error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lacking = /^Option '--([\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(text)?.[1];
  if (lacking !== undefined) return `--${lacking} needs a value: ${options[lacking]?.value ?? 'a text'}`;
  const flag = /^Option '(--[\w-]+)' does not take an argument/.exec(text)?.[1];
  if (flag !== undefined) return `${flag} takes no value`;
  return `${text.split('. ', 1)[0]}${hintFor(options, args)}`;
}

type Token = NonNullable<ReturnType<typeof parse>['tokens']>[number];

/** An empty value is most often a variable that is not set, and of two values one would be ignored. */
function faultIn(options: Options, tokens: readonly Token[]): string | undefined {
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional' && token.value.trim() === '') return 'an argument is empty';
    if (token.kind !== 'option' || options[token.name]?.type !== 'string') continue;
    if (token.value?.trim() === '') return `--${token.name} is empty`;
    if (given.has(token.name)) return `--${token.name} is given twice`;
    given.add(token.name);
  }
  return undefined;
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
