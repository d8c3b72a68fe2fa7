import { readFileSync } from 'node:fs';
import { evaluate, Scope } from './evaluate.ts';
import { readBicep } from './read-bicep.ts';
import type { Value } from './value.ts';

/**
 * The parameters of a .bicepparam file. What it reads from the environment and has no default for is `<NAME>`.
 *
 * @throws BicepError
 */
export function readParameters(file: string): Record<string, Value> {
  // Assignments are variables to the grammar, which doesn't know files of parameters.
  const text = readFileSync(file, 'utf8')
    .replace(/^using .*$/m, '')
    .replace(/^param (\w+) =/gm, 'var $1 =');
  const scope = new Scope(file);
  const { variables } = readBicep(text, file);
  return Object.fromEntries(variables.map(({ symbol, value }) => [symbol, evaluate(value, scope)]));
}
