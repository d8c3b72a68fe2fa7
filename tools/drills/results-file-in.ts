import { join } from 'node:path';

/** The name of the file that keeps the results of the drills in a state directory, one on a line. */
export const RESULTS = 'results.ndjson';

export const resultsFileIn = (directory: string): string => join(directory, RESULTS);
