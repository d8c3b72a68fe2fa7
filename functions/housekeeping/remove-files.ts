import type { Job } from '../../shared/domain/job.ts';
import { isLeft, jobOfFile, type StoredFile } from '../../shared/domain/left-file.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { startCounts } from './start-counts.ts';

const PAGE = 50;

/**
 * Removes files that nobody needs: of jobs that are gone or have expired, uploads that came after the end of their import,
 * and what a kill has left.
 */
export const removeFiles: TaskDeclaration = {
  name: 'remove-files',
  summary: 'removes files of jobs that have ended, expired or are gone, and uploads that came too late',
  async run(ports, part) {
    const counts = startCounts();
    let { after } = part;
    do {
      const page = await ports.storedFiles.list('', { after, limit: PAGE });
      for (const file of page.files) {
        const outcome = await removeIfLeft(file, ports, part);
        if (outcome === 'kept') continue;
        if (outcome === 'failed') counts.failed += 1;
        else {
          counts.done += 1;
          counts.found.push(file.name);
        }
      }
      after = page.next;
    } while (after !== undefined && ports.clock.now() < part.until);
    return { ...counts, after };
  },
};

async function removeIfLeft(
  file: StoredFile,
  { expiringJobs, storedFiles, clock }: TaskPorts,
  { isDry }: TaskPart,
): Promise<'kept' | 'removed' | 'failed'> {
  const owner = jobOfFile(file.name);
  // Not one of ours: a person put it there. The rule of the account deletes it.
  if (owner === undefined) return 'kept';
  try {
    const job: Job | undefined = await expiringJobs.find(owner.ref);
    if (!isLeft(file, job, clock.now())) return 'kept';
    if (!isDry) await storedFiles.remove(file.name);
    return 'removed';
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    log.error(`a file of job ${owner.ref.jobId} can't be removed`, error, { 'job.id': owner.ref.jobId });
    return 'failed';
  }
}
