import { expireJob } from '../../shared/domain/expire-job.ts';
import type { PartnerId } from '../../shared/domain/ids.ts';
import { UPLOAD_MS } from '../../shared/domain/import-job.ts';
import { type Job, refOf } from '../../shared/domain/job.ts';
import { folderOf } from '../../shared/domain/left-file.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import { noteEnd } from '../jobs/note-end.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { startCounts, type TaskCounts } from './start-counts.ts';

const PAGE = 50;

/**
 * Expires imports whose file nobody started, and exports whose file was kept long enough, and removes their files. The job
 * expires first, so that nobody gets a link to a file that is gone. `remove-files` finds a file that was left. An upload that
 * can't be started, because imports are switched off, gets another day.
 */
export const expireJobs: TaskDeclaration = {
  name: 'expire-jobs',
  summary: 'expires uploads that were never started and exports that were kept long enough, with their files',
  async run(ports, part) {
    const counts = startCounts();
    let partner = await ports.dueJobs.findNextPartner(part.after as PartnerId | undefined);
    while (partner !== undefined) {
      if (partner.dueAt < ports.clock.now()) await expireAll(partner.partnerId, counts, ports, part);
      const next = await ports.dueJobs.findNextPartner(partner.partnerId);
      if (next !== undefined && ports.clock.now() >= part.until) return { ...counts, after: partner.partnerId };
      partner = next;
    }
    return { ...counts, after: undefined };
  },
};

async function expireAll(partnerId: PartnerId, counts: TaskCounts, ports: TaskPorts, part: TaskPart): Promise<void> {
  for (;;) {
    const now = ports.clock.now();
    const due = await ports.dueJobs.listDue(partnerId, now, PAGE);
    const before = counts.done;
    const isOff = (await ports.featureSwitches.findWait(['imports', 'changes'], partnerId)) !== undefined;
    for (const job of due.filter((one) => expireJob(one, now) !== one)) {
      if (isOff && job.status === 'awaiting_upload') await postpone(job, ports, part);
      else await expire(job, counts, ports, part);
    }
    // A page without any progress would be read again and again.
    const goesOn = !part.isDry && due.length === PAGE && counts.done > before && now < part.until;
    if (!goesOn) return;
  }
}

async function expire(job: Job, counts: TaskCounts, ports: TaskPorts, { isDry }: TaskPart): Promise<void> {
  const ids = { 'job.id': job.id, 'partner.id': job.partnerId };
  try {
    if (!isDry) {
      const at = ports.clock.now();
      if (!(await ports.expiringJobs.expire(refOf(job), at))) return;
      // An export ended when its file was ready.
      if (job.kind === 'import') noteEnd({ ...job, status: 'expired', updatedAt: at.toISOString() });
      await removeFilesOf(job, ports);
      log.info(`${job.kind} ${job.id} has expired`, ids);
    }
    counts.done += 1;
    counts.found.push(`${job.partnerId} ${job.id} ${job.status} until ${job.expiresAt}`);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    counts.failed += 1;
    log.error(`${job.kind} ${job.id} can't be expired`, error, ids);
  }
}

async function postpone(job: Job, { expiringJobs, clock }: TaskPorts, { isDry }: TaskPart): Promise<void> {
  const now = clock.now();
  const until = new Date(now.getTime() + UPLOAD_MS);
  if (isDry || !(await expiringJobs.postpone(refOf(job), now, until))) return;
  const ids = { 'job.id': job.id, 'partner.id': job.partnerId };
  log.info(`imports are off, so ${job.kind} ${job.id} can be started until ${until.toISOString()}`, ids);
}

async function removeFilesOf(job: Job, { storedFiles }: TaskPorts): Promise<void> {
  const { files } = await storedFiles.list(folderOf(job), { limit: PAGE });
  for (const { name } of files) await storedFiles.remove(name);
}
