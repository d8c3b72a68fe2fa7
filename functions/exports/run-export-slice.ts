import { endExport, fileOf } from '../../shared/domain/export-job.ts';
import { isGivenUp, type JobRun, type SliceOutcome } from '../../shared/domain/job.ts';
import { HeldJob } from '../jobs/held-job.ts';
import { noteEnd } from '../jobs/note-end.ts';
import { pauseJob } from '../jobs/pause-job.ts';
import type { ExportPace, ExportPorts } from './export-ports.ts';
import { writeParts } from './write-parts.ts';

const NO_ROOM_MS = 2_000;
/** How long until the next look while exports are switched off. */
const PAUSE_MS = 5_000;

/** Works on an export for some seconds. The next slice continues where this one stops, or where its process ended. */
export async function runExportSlice(run: JobRun, ports: ExportPorts, pace: ExportPace): Promise<SliceOutcome> {
  const outcome = await ports.sliceGate.enter(run.partnerId, () => work(run, ports, pace));
  return outcome ?? { kind: 'wait', ms: NO_ROOM_MS, isClaimed: run.isClaimed };
}

async function work(run: JobRun, ports: ExportPorts, pace: ExportPace): Promise<SliceOutcome> {
  const { exports, partnerFiles, featureSwitches, clock } = ports;
  const held = await HeldJob.claim(run, { jobs: exports, clock });
  if (held === undefined) return { kind: 'done' };
  const { job } = held;
  const isUnwanted = job.cancelRequestedAt !== undefined;
  if (!isUnwanted) {
    const isOff = (await featureSwitches.findWait(['exports'], job.partnerId)) !== undefined;
    if (isOff) return pauseJob(held, PAUSE_MS, clock.now());
    if (!isGivenUp(job, clock.now())) return writeParts(held, ports, pace);
  }
  await partnerFiles.remove(fileOf(job));
  const at = clock.now();
  if (!(await held.advance((now) => endExport(now, isUnwanted ? undefined : 'gave_up', at)))) return { kind: 'more' };
  noteEnd(held.job);
  return { kind: 'done' };
}
