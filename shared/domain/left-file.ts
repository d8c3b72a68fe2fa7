import { z } from 'zod';
import { JobId, PartnerId } from './ids.ts';
import { isOpen, type Job, type JobKind, type JobRef } from './job.ts';

/** A file as the storage account lists it. */
export interface StoredFile {
  name: string;
  changedAt: Date;
}

/** A file that was just written may still be in work. */
const AT_WORK_MS = 3_600_000;
const NAME = /^(export|import)s\/([^/]+)\/([^/]+)\/(.+)$/;
const Ids = z.object({ partnerId: PartnerId, jobId: JobId });
/** Partners read the report of an import for as long as they can see the import. */
const REPORT = 'report.ndjson';

/** The folder of all files of a job. */
export const folderOf = ({ kind, partnerId, id }: Pick<Job, 'kind' | 'partnerId' | 'id'>): string =>
  `${kind}s/${partnerId}/${id}/`;

/** The job that a file belongs to, by its name; undefined for a name that is none of ours. */
export function jobOfFile(name: string): { ref: JobRef; kind: JobKind; file: string } | undefined {
  const [, kind, partnerId, jobId, file = ''] = NAME.exec(name) ?? [];
  const { data: ref } = Ids.safeParse({ partnerId, jobId });
  return ref && { ref, kind: kind as JobKind, file };
}

/** Whether nobody needs a file any more. @param job the job that it belongs to, if there still is one */
export function isLeft(file: StoredFile, job: Job | undefined, now: Date): boolean {
  if (now.getTime() - file.changedAt.getTime() < AT_WORK_MS) return false;
  if (job === undefined || job.status === 'expired') return true;
  if (isOpen(job) || job.status === 'ready') return false;
  return !file.name.endsWith(`/${REPORT}`);
}
