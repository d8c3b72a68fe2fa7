import { z } from 'zod';
import { ImportId, type JobId, type PartnerId } from './ids.ts';
import { FILE_START, type ImportFormat, ImportPlace, importFormats } from './import-record.ts';
import { goOn, isOpen, Job } from './job.ts';

export const MAX_FILE_BYTES = 1024 ** 3;
/** Who has so many is better off with a look at the file. It is also what a report can hold. */
export const MOST_REFUSED = 50_000;
/** How long a partner has to upload the file. */
export const UPLOAD_MS = 24 * 3_600_000;

export const importFailures = {
  gave_up: 'It did not go on for a day, because of an error on our side. Orders that were placed before stay.',
  file_unreadable: 'The file cannot be read.',
  file_changed: 'The file was changed after the start. Orders that were placed before stay.',
  too_many_refused: `More than ${MOST_REFUSED} lines were refused. Orders that were placed before stay.`,
  partner_disabled: 'The partner is disabled.',
} as const;

const count = z.int().nonnegative();

/** The import of a partner's file of orders. */
export const ImportJob = Job.extend({
  id: ImportId,
  kind: z.literal('import'),
  format: z.enum(importFormats),
  /** The size that the partner announced, in bytes. */
  announcedSize: count.optional(),
  /** The file as it was at the start. */
  file: z.object({ etag: z.string(), size: count }).optional(),
  startedAt: z.iso.datetime().optional(),
  /** Up to here the work is done. */
  place: ImportPlace,
  /** Orders: those that it placed, those that were placed before, and those that were refused. */
  progress: z.object({ placed: count, replayed: count, refused: count }),
  /** How many parts the report has, whether it can be read yet, and how often the work began again to repair it. */
  report: z.object({ parts: count, isShown: z.boolean(), repairs: count }),
});
export type ImportJob = z.infer<typeof ImportJob>;

const NOTHING_DONE = {
  place: FILE_START,
  progress: { placed: 0, replayed: 0, refused: 0 },
} satisfies Partial<ImportJob>;

export function createImport(asked: {
  id: JobId;
  partnerId: PartnerId;
  format: ImportFormat;
  announcedSize: number | undefined;
  fingerprint: string;
  traceparent: string | undefined;
  at: Date;
}): ImportJob {
  const { at, announcedSize, traceparent, ...given } = asked;
  const time = at.toISOString();
  return {
    ...given,
    ...(announcedSize === undefined ? {} : { announcedSize }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...{ kind: 'import', status: 'awaiting_upload', createdAt: time, updatedAt: time },
    expiresAt: new Date(at.getTime() + UPLOAD_MS).toISOString(),
    ...NOTHING_DONE,
    report: { parts: 0, isShown: false, repairs: 0 },
  };
}

/** Pins the uploaded file and queues the import. @returns undefined if it can't be started any more */
export function startImport(job: ImportJob, file: { etag: string; size: number }, at: Date): ImportJob | undefined {
  if (job.status !== 'awaiting_upload') return undefined;
  const { expiresAt: _, ...rest } = job;
  const time = at.toISOString();
  return { ...rest, status: 'queued', file, startedAt: time, updatedAt: time };
}

/** Whether the partner asked for the start before. */
export const wasStarted = ({ file }: ImportJob): boolean => file !== undefined;

/** Begins again at the first line. What was placed before is found, and counted as placed by this import. */
export function repairImport(job: ImportJob, at: Date): ImportJob {
  const report = { parts: 0, isShown: false, repairs: job.report.repairs + 1 };
  return { ...goOn(job, at), ...NOTHING_DONE, report };
}

/** Ends an import, unless it has ended. */
export function endImport(
  job: ImportJob,
  end: { status: 'completed' | 'cancelled' } | { status: 'failed'; failure: { code: string; message: string } },
  at: Date,
): ImportJob {
  return isOpen(job) ? { ...job, ...end, updatedAt: at.toISOString() } : job;
}

/** What an order remembers of the import that placed it. */
export const originOf = ({ id }: Pick<ImportJob, 'id'>, line: number) => `${id}:${line}`;

export const uploadNameOf = ({ partnerId, id }: Pick<ImportJob, 'partnerId' | 'id'>) =>
  `imports/${partnerId}/${id}/upload`;
export const reportNameOf = ({ partnerId, id }: Pick<ImportJob, 'partnerId' | 'id'>) =>
  `imports/${partnerId}/${id}/report.ndjson`;
