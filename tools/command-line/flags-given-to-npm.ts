import type { ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

/**
 * `npm start --port-base 20000`, without `--` before the flags, gives them to npm, which hands them on in the
 * environment, but the value of a flag that it doesn't know as a word. `--verbose` is its own level of logging.
 *
 * @param surplus words that the command has no use for
 * @returns the flags that were meant
 * @throws UsageError when it can't be told which value belongs to which flag
 */
export function flagsGivenToNpm(
  options: ParseArgsOptionsConfig,
  environment: Readonly<Record<string, string | undefined>>,
  surplus: readonly string[],
): string[] {
  if (environment['npm_lifecycle_event'] === undefined) return [];
  const flags: string[] = [];
  const withoutValue: string[] = [];
  for (const [name, { type }] of Object.entries(options)) {
    const value = environment[`npm_config_${name.replaceAll('-', '_')}`];
    if (name === 'verbose') {
      if (environment['npm_config_loglevel'] === 'verbose') flags.push('--verbose');
    } else if (value === undefined) {
      // Not given.
    } else if (type === 'boolean') {
      flags.push(value === 'true' ? `--${name}` : `--no-${name}`);
    } else if (value === 'true') {
      withoutValue.push(name);
    } else {
      flags.push(`--${name}=${value}`);
    }
  }
  const [name] = withoutValue;
  if (name === undefined) return flags;
  if (withoutValue.length === 1 && surplus.length === 1) return [...flags, `--${name}=${surplus[0]}`];
  const meant = withoutValue.map((one) => `--${one} …`).join(' ');
  throw new UsageError(`npm keeps ${meant} for itself: put -- before the flags, as in \`npm start -- ${meant}\``);
}
