/** An option as `parseArgs` takes it, with its help. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  readonly value?: string;
  readonly summary: string;
}
export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** What was given: undefined for what was not. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

export const textOf = (given: Given, name: string): string | undefined =>
  typeof given[name] === 'string' ? given[name] : undefined;

/** The table of a help text. */
export function describeOptions(options: CommandOptions): string {
  const rows = Object.entries({ ...options, help: { type: 'boolean', summary: 'show this help' } as const });
  const calls = rows.map(([name, option]) => `--${name}${'value' in option ? ` ${option.value}` : ''}`);
  const width = Math.max(...calls.map((call) => call.length));
  return rows.map(([, { summary }], row) => `  ${(calls[row] ?? '').padEnd(width)}  ${summary}`).join('\n');
}
