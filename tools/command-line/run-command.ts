import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { flagsGivenToNpm } from './flags-given-to-npm.ts';
import { UsageError } from './usage-error.ts';

type Parsed<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; allowNegative: true }>
>;

export interface Command<O extends ParseArgsOptionsConfig> {
  /** What `--help` prints. */
  usage: string;
  options: O;
  /** How many words may stand behind the command. */
  words?: number;
  run(flags: Parsed<O>['values'], words: string[]): Promise<void> | void;
}

/**
 * Runs a command of a terminal: `--help` prints its usage, what is called wrongly ends with 2, and what fails with 1,
 * each with what a person needs to know on standard error.
 */
export async function runCommand<O extends ParseArgsOptionsConfig>(
  command: Command<O>,
  args = process.argv.slice(2),
): Promise<void> {
  const { usage, options, words = 0 } = command;
  try {
    if (args.includes('--help')) return void process.stdout.write(`${usage}\n`);
    const { positionals } = parse(options, args);
    const surplus = positionals.slice(words);
    const toNpm = flagsGivenToNpm(options, process.env, surplus);
    if (surplus.length > 0 && !toNpm.some((flag) => flag.endsWith(`=${surplus[0]}`))) {
      throw new UsageError(`${surplus.join(' ')}: not expected here; --help shows what is`);
    }
    const { values } = parse(options, [...toNpm, ...args]);
    await command.run(values, positionals.slice(0, words));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

function parse<O extends ParseArgsOptionsConfig>(options: O, args: string[]): Parsed<O> {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${fault.split('. ', 1)[0]}; --help shows what there is`, { cause: error });
  }
}
