import { causeOf } from '../../../shared/cause-of.ts';
import { explainOutage, PROVISION } from './explain-outage.ts';
import type { Place } from './finding.ts';

const OTHERWISE: Record<Place, string> = {
  local: 'stop `npm start` and start it again; if that doesn’t help, `npm start -- --fresh` begins with empty stores',
  azure: 'docs/runbooks/README.md',
};

/** @returns what an operator can do about a store that can't be reached or refuses */
export function explainFailure(error: unknown, place: Place): string {
  const known = explainOutage(error, place);
  if (known !== undefined) return known;
  const { code, message } = causeOf(error);
  return place === 'azure' && /NotFound|404/i.test(`${code} ${message}`) ? PROVISION : OTHERWISE[place];
}
