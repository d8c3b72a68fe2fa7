import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { forgetState } from '../run-locally/forget-state.ts';
import { RESULTS, resultsFileIn } from './results-file-in.ts';

/**
 * Deletes the state of a drill, but for the results of all drills.
 *
 * @throws StateFileError as `forgetState`
 */
export function forgetDrill(directory: string): void {
  const file = resultsFileIn(directory);
  const results = existsSync(file) ? readFileSync(file) : undefined;
  if (results !== undefined && readdirSync(directory).every((name) => name === RESULTS)) return;
  forgetState(directory);
  if (results === undefined) return;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(file, results);
}
