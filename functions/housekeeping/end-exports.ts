import type { Erasure } from '../../shared/domain/erasure.ts';
import type { ExportJob } from '../../shared/domain/export-job.ts';
import { isOpen, refOf, requestCancel } from '../../shared/domain/job.ts';
import { folderOf } from '../../shared/domain/left-file.ts';
import type { TaskPorts } from './housekeeping-task.ts';

const PAGE = 50;

/**
 * Ends the partner's exports that began before the erasure: their files may have the data. One that is ready expires, and one in
 * progress is cancelled. The partner can ask for another.
 *
 * @returns their ids
 */
export async function endExports({ partnerId }: Pick<Erasure, 'partnerId'>, ports: TaskPorts): Promise<string[]> {
  const { exports, clock } = ports;
  const now = clock.now();
  const ended: string[] = [];
  let after: string | undefined;
  do {
    const page = await exports.list(partnerId, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const job of page.jobs.filter((one) => isOpen(one) || one.status === 'ready')) {
      const changed = (await exports.change(refOf(job), (known) => end(known, now)))?.job;
      if (changed?.status === 'expired') await removeFilesOf(changed, ports);
      ended.push(job.id);
    }
    after = page.next;
  } while (after !== undefined);
  return ended;
}

function end(job: ExportJob, now: Date): ExportJob {
  if (job.status === 'ready') return { ...job, status: 'expired', updatedAt: now.toISOString() };
  return requestCancel(job, now);
}

async function removeFilesOf(job: ExportJob, { storedFiles }: TaskPorts): Promise<void> {
  const { files } = await storedFiles.list(folderOf(job), { limit: PAGE });
  for (const { name } of files) await storedFiles.remove(name);
}
