import { parseArgs } from 'node:util';
import { type CommandOptions, describeOptions, type Given } from './command-options.ts';
import { type CliCommand, commands } from './commands.ts';
import { connectByOptions, connectionNotes, connectionOptions } from './connect-by-options.ts';
import { WrongUsage } from './wrong-usage.ts';

const carrierOption = {
  carrier: { type: 'string', value: 'URL', summary: 'the simulated carrier of a local stack, for ship' },
} as const satisfies CommandOptions;

/** Runs `partner-orders`. Exit code 2 means wrong usage, 1 means failure. */
export async function runCli(args: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has what it wanted: `partner-orders listen | head`.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof WrongUsage ? 2 : 1;
  }
}

async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help') return void process.stdout.write(`${overview()}\n`);
  const command: CliCommand | undefined = Object.hasOwn(commands, name)
    ? commands[name as keyof typeof commands]
    : undefined;
  if (command === undefined) throw new WrongUsage(`there is no command ${name}\n\n${overview()}`);
  const options = { ...command.options, ...connectionOptions, ...(name === 'trigger' ? carrierOption : {}) };
  if (rest.includes('--help')) return void process.stdout.write(`${helpOf(name, command, options)}\n`);
  const { values, positionals } = parse(rest, options);
  const surplus = positionals.slice(command.argument === undefined ? 0 : 1);
  if (surplus.length > 0) throw new WrongUsage(`unexpected: ${surplus.join(' ')}; see --help`);
  await command.run(values, positionals, () => connectByOptions(values, process.env));
}

function parse(args: readonly string[], options: CommandOptions): { values: Given; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Given, positionals };
  } catch (error) {
    throw new WrongUsage(`${(error as Error).message.split('. ', 1)[0]}; see --help`);
  }
}

function overview(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`);
  return `partner-orders <command> [options]\n\n${rows.join('\n')}\n\n  --help   show this help, and after a command its own`;
}

function helpOf(name: string, { summary, argument, notes }: CliCommand, options: CommandOptions): string {
  const call = `partner-orders ${name}${argument === undefined ? '' : ` <${argument}>`} [options]`;
  return [call, summary, describeOptions(options), notes, connectionNotes].join('\n\n');
}
