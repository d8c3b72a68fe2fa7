import { causeOf } from '../../../shared/cause-of.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import { REBUILD_LEASE_MS, type ReportRebuild } from '../../../shared/ports/report-rebuilds.ts';
import { nameOperator } from '../name-operator.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { OpsError } from '../ops-error.ts';
import { showMoment } from '../show-moment.ts';

const HEARTBEAT_MS = REBUILD_LEASE_MS / 4;

type Progress = Pick<ReportRebuild, 'events' | 'corrected'>;

/**
 * Runs a rebuild that is noted as running, with a heartbeat, and then as done. If it fails or is killed, the note shows
 * that it was interrupted.
 *
 * @throws OpsError if one of the same partner runs already, or took this one over
 */
export async function holdRebuild<T>(
  ports: Pick<OperatorPorts, 'reportRebuilds' | 'clock' | 'operator'>,
  partnerId: PartnerId,
  rebuild: (onProgress: (progress: Progress) => void) => Promise<T & Progress>,
): Promise<T & Progress> {
  const { reportRebuilds, clock } = ports;
  const by = await nameOperator(ports);
  const startedAt = clock.now().toISOString();
  let progress: Progress = { events: 0, corrected: 0 };
  let lost: OpsError | undefined;
  const note = (state: ReportRebuild['state']): ReportRebuild => {
    const { events, corrected } = progress;
    return {
      partnerId,
      state,
      by,
      startedAt,
      heartbeatAt: clock.now().toISOString(),
      events,
      corrected,
    };
  };
  const begun = await reportRebuilds.begin(note('running'), clock.now());
  if (begun.kind === 'runs') throw new OpsError(describeOther(begun.other, clock.now()));

  let beat = Promise.resolve();
  const timer = setInterval(() => {
    beat = beat.then(async () => {
      try {
        if (!(await reportRebuilds.note(note('running')))) lost = takenOver(partnerId);
      } catch (error) {
        // The next beat may succeed; what is corrected is right in any case.
        process.stderr.write(`the rebuild of ${partnerId} could not be noted: ${causeOf(error).message}\n`);
      }
    });
  }, HEARTBEAT_MS);
  try {
    const result = await rebuild((reached) => {
      progress = reached;
      if (lost !== undefined) throw lost;
    });
    clearInterval(timer);
    await beat;
    progress = result;
    if (!(await reportRebuilds.note(note('done')))) throw takenOver(partnerId);
    return result;
  } finally {
    clearInterval(timer);
  }
}

const takenOver = (partnerId: PartnerId) =>
  new OpsError(`another rebuild of ${partnerId} has taken over: this one showed no progress for a minute`);

function describeOther({ partnerId, by, startedAt, heartbeatAt, events }: ReportRebuild, now: Date): string {
  const seconds = Math.round((now.getTime() - Date.parse(heartbeatAt)) / 1_000);
  const progress = `by ${by} since ${showMoment(startedAt)}, ${events} events, last heard of ${seconds} s ago`;
  return `a rebuild of the reports of ${partnerId} runs already (${progress})`;
}
