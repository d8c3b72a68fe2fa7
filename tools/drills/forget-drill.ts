import { existsSync, readdirSync } from 'node:fs';
import { forgetState } from '../run-locally/forget-state.ts';
import { RESULTS, resultsFileIn } from './results-file-in.ts';

/**
 * Deletes the state of a drill, but for the results of all drills.
 *
 * @throws StateFileError as `forgetState`
 */
export function forgetDrill(directory: string): void {
  const hasResults = existsSync(resultsFileIn(directory));
  if (hasResults && readdirSync(directory).every((name) => name === RESULTS)) return;
  forgetState(directory, hasResults ? [RESULTS] : []);
}
