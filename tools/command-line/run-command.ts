import type { Flags, Options } from './option.ts';
import { parseFlags } from './parse-flags.ts';
import { runProgram } from './run-program.ts';

export interface Command<O extends Options> {
  /** What `--help` prints. */
  usage: string;
  options: O;
  /** How many words the command takes besides flags. */
  words?: number;
  run(flags: Flags<O>, words: string[]): Promise<void> | void;
}

/** Runs a program with one command; a program with several uses `chooseCommand`. */
export async function runCommand<O extends Options>(
  { usage, options, words: most = 0, run }: Command<O>,
  args = process.argv.slice(2),
): Promise<void> {
  await runProgram(async () => {
    if (args.includes('--help')) return usage;
    const { flags, words } = parseFlags(options, args, { most });
    await run(flags, words);
    return undefined;
  });
}
