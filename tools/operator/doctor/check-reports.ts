import { isInterrupted } from '../../../shared/ports/report-rebuilds.ts';
import { showMoment } from '../show-moment.ts';
import { type Check, missing, well } from './finding.ts';

export const checkReports: Check = {
  subject: 'the reports',
  async run({ reportRebuilds, clock }) {
    const { rebuilds, unreadable } = await reportRebuilds.list();
    const interrupted = rebuilds.filter((rebuild) => isInterrupted(rebuild, clock.now()));
    if (interrupted.length + unreadable.length === 0) return well('no rebuild of reports was interrupted');
    const which = [
      ...interrupted.map(({ partnerId, by, startedAt }) => `${partnerId} (${by}, ${showMoment(startedAt)})`),
      ...unreadable.map((partnerId) => `${partnerId} (its note can’t be read)`),
    ];
    const remedy = 'npm run ops -- reports rebuild --unfinished';
    return missing(`rebuilds of reports were interrupted: ${which.join(', ')}`, remedy);
  },
};
