import { isInterrupted } from '../../../shared/ports/report-rebuilds.ts';
import { type Check, missing, well } from './finding.ts';

export const checkReports: Check = {
  subject: 'the reports',
  async run({ reportRebuilds, clock }) {
    const rebuilds = (await reportRebuilds.list()).filter((rebuild) => isInterrupted(rebuild, clock.now()));
    if (rebuilds.length === 0) return well('no rebuild of reports was interrupted');
    const which = rebuilds.map(({ partnerId, by, startedAt }) => `${partnerId} (${by}, ${startedAt})`);
    const remedy = 'npm run ops -- reports rebuild --unfinished';
    return missing(`rebuilds of reports were interrupted: ${which.join(', ')}`, remedy);
  },
};
