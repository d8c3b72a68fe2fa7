import { parseArgs } from 'node:util';
import { type Environment, flagsGivenToNpm } from './flags-given-to-npm.ts';
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
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${fault.split('. ', 1)[0]}; see --help`, { cause: error });
  }
}
