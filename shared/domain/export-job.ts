import { z } from 'zod';
import { goOn, Job, type JobFailure, jobFailures } from './job.ts';

export const exportFormats = {
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8' },
  ndjson: { extension: 'ndjson', contentType: 'application/x-ndjson; charset=utf-8' },
} as const;
export type ExportFormat = keyof typeof exportFormats;

/** How long a file is kept. */
const FILE_KEPT_MS = 7 * 24 * 3_600_000;
/** How many ids of orders that could not be read a job remembers. The file names all of them. */
const MOST_UNREADABLE = 100;

const count = z.int().nonnegative();

/** A part of the file whose limits are decided: each run that writes it writes the same orders. */
const Part = z.object({
  number: count,
  /** The place in the list of orders behind which it begins; absent: at the first one. */
  after: z.string().optional(),
  /** The place of the last order that was looked at for it; absent: at the end of the list. */
  until: z.string().optional(),
});
export type ExportPart = z.infer<typeof Part>;

export const ExportJob = Job.extend({
  kind: z.literal('export'),
  format: z.enum(Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]]),
  filter: z.object({
    /** Orders that had one of these at `asOf`. */
    status: z.array(z.string()).optional(),
    createdAfter: z.iso.datetime().optional(),
    createdBefore: z.iso.datetime().optional(),
  }),
  /** The fields of an order that a row has; absent: all. */
  fields: z.array(z.string()).optional(),
  /** Orders that were placed later are not in the file. */
  asOf: z.iso.datetime(),
  /** How many orders there are to look at, and how many were looked at. */
  total: count.optional(),
  done: count,
  /** How many orders are in the parts that are decided. */
  rows: count,
  /** The place of the last order that was looked at; absent at the beginning and at the end. */
  place: z.string().optional(),
  /** All orders were looked at. */
  isRead: z.literal(true).optional(),
  /** The last part that is decided. It may not be written yet; all before it are. */
  part: Part.optional(),
  /** The ids of orders that could not be read, at most so many. */
  unreadable: z.array(z.string()).optional(),
  /** The size of the file, in bytes. */
  size: count.optional(),
});
export type ExportJob = z.infer<typeof ExportJob>;

export const fileOf = ({ partnerId, id, format }: Pick<ExportJob, 'partnerId' | 'id' | 'format'>): string =>
  `exports/${partnerId}/${id}/orders.${exportFormats[format].extension}`;

/** The name that a browser saves the file with. */
export const fileNameOf = ({ asOf, format }: Pick<ExportJob, 'asOf' | 'format'>): string =>
  `orders-${asOf.slice(0, 19).replaceAll(':', '-')}Z.${exportFormats[format].extension}`;

/** The limits of the orders' creation time, both exclusive. */
export function limitsOf({ filter, asOf }: Pick<ExportJob, 'filter' | 'asOf'>) {
  const behind = Date.parse(asOf) + 1;
  const { createdAfter, createdBefore } = filter;
  return {
    createdAfter: createdAfter === undefined ? undefined : new Date(createdAfter),
    createdBefore: new Date(createdBefore === undefined ? behind : Math.min(behind, Date.parse(createdBefore))),
  };
}

/** What was read to go on. */
export interface ReadOrders {
  /** The place of the last order; undefined if no order follows. */
  next: string | undefined;
  /** How many orders were looked at, and how many of them are in the file. */
  looked: number;
  rows: number;
  /** The ids of those that could not be read. */
  unreadable: readonly string[];
  /** Whether there is anything to write: if not, no part is needed. */
  isPart: boolean;
}

/** Notes what was read, and decides the limits of the part that it becomes. */
export function noteRead(job: ExportJob, read: ReadOrders, at: Date): ExportJob {
  const { place: after, ...rest } = goOn(job, at);
  const { next, looked, rows } = read;
  const part = {
    number: countPartsOf(job),
    ...(after === undefined ? {} : { after }),
    ...(next === undefined ? {} : { until: next }),
  };
  const unreadable = [...(job.unreadable ?? []), ...read.unreadable].slice(0, MOST_UNREADABLE);
  return {
    ...{ ...rest, done: job.done + looked, rows: job.rows + rows },
    ...(next === undefined ? { isRead: true } : { place: next }),
    ...(read.isPart ? { part } : {}),
    ...(unreadable.length === 0 ? {} : { unreadable }),
  };
}

export const countPartsOf = ({ part }: ExportJob): number => (part?.number ?? -1) + 1;

export function finishExport(job: ExportJob, size: number, at: Date): ExportJob {
  const expiresAt = new Date(at.getTime() + FILE_KEPT_MS).toISOString();
  return { ...job, status: 'ready', size, expiresAt, updatedAt: at.toISOString() };
}

export function endExport(job: ExportJob, failure: JobFailure | undefined, at: Date): ExportJob {
  const ended = { ...job, updatedAt: at.toISOString() };
  if (failure === undefined) return { ...ended, status: 'cancelled' };
  return { ...ended, status: 'failed', failure: { code: failure, message: jobFailures[failure] } };
}
