import type { Options } from './option.ts';
import { UsageError } from './usage-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the flags that npm took for itself: `npm start --port-base 20000`, without `--` before the flags, sets
 * `npm_config_port_base` and leaves 20000 as a word. `--verbose` is npm's own level of logging.
 *
 * @param surplus words that the command does not expect
 * @returns the flags that were meant
 * @throws UsageError when it is not clear which value belongs to which flag
 */
export function flagsGivenToNpm(options: Options, environment: Environment, surplus: readonly string[]): string[] {
  const script = environment['npm_lifecycle_event'];
  if (script === undefined) return [];
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
  const call = script === 'start' ? 'npm start' : `npm run ${script}`;
  throw new UsageError(`npm keeps ${meant} for itself: put -- before the flags, as in \`${call} -- ${meant}\``);
}
