import type { EndedHousekeepingRound } from '../../shared/domain/housekeeping.ts';
import { showMoment } from './show-moment.ts';

export const roundLine = ({ done, failed, isDry, by, endedAt }: EndedHousekeepingRound): string =>
  `${isDry ? 'would do' : 'did'} ${done}, ${failed} failed (by ${by}, ${showMoment(endedAt)})`;
