import type { Erasure } from '../../shared/domain/erasure.ts';
import type { ExportJob } from '../../shared/domain/export-job.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { requestCancel } from '../../shared/domain/job.ts';
import { folderOf } from '../../shared/domain/left-file.ts';
import type { TaskPorts } from './housekeeping-task.ts';

const PAGE = 50;

/** Ends exports. One that is ready expires, and one in progress is cancelled. The partner can ask for another. */
export async function endExports(
  { partnerId }: Pick<Erasure, 'partnerId'>,
  ids: readonly JobId[],
  ports: TaskPorts,
): Promise<void> {
  const now = ports.clock.now();
  for (const jobId of ids) {
    const changed = (await ports.exports.change({ partnerId, jobId }, (known) => end(known, now)))?.job;
    if (changed?.status === 'expired') await removeFilesOf(changed, ports);
  }
}

function end(job: ExportJob, now: Date): ExportJob {
  if (job.status === 'ready') return { ...job, status: 'expired', updatedAt: now.toISOString() };
  return requestCancel(job, now);
}

async function removeFilesOf(job: ExportJob, { storedFiles }: TaskPorts): Promise<void> {
  const { files } = await storedFiles.list(folderOf(job), { limit: PAGE });
  for (const { name } of files) await storedFiles.remove(name);
}
