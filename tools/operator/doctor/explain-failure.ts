import { explainOutage } from './explain-outage.ts';
import type { Place } from './finding.ts';

const OTHERWISE: Record<Place, string> = {
  local: 'stop `npm start` and start it again; if that doesn’t help, `npm start -- --fresh` begins with empty stores',
  azure: 'docs/runbooks/README.md',
};

/** @returns what an operator can do about a store that can't be reached or refuses */
export const explainFailure = (error: unknown, place: Place): string => explainOutage(error, place) ?? OTHERWISE[place];
