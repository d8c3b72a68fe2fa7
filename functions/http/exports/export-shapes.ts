import { z } from 'zod';
import { type ExportFormat, type ExportJob, exportFormats } from '../../../shared/domain/export-job.ts';
import { ExportId } from '../../../shared/domain/ids.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';
import { orderStatuses } from '../../../shared/domain/order-lifecycle.ts';
import { exportFields } from '../../exports/export-columns.ts';
import { instant } from '../instant.ts';

/** The shapes of exports that partners send and receive. */

const status = z.enum(orderStatuses);
const formats = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]];

export const CreateExport = z
  .strictObject({
    format: z
      .enum(formats)
      .describe('`csv`: a header, then one row an order, as RFC 4180. `ndjson`: one order a line, as JSON'),
    filter: z
      .strictObject({
        status: z
          .union([status, z.array(status).min(1).max(orderStatuses.length)], {
            error: `must be one of ${orderStatuses.join(', ')}, or a list of them`,
          })
          .optional()
          .describe('Only orders that have this status, or one of these, at the moment of the request'),
        createdAfter: instant('down').optional().describe('Only orders placed after this RFC 3339 time'),
        createdBefore: instant('up').optional().describe('Only orders placed before this RFC 3339 time'),
      })
      .refine(({ createdAfter, createdBefore }) => !(createdAfter && createdBefore && createdAfter > createdBefore), {
        path: ['createdBefore'],
        message: 'must not be earlier than createdAfter',
      })
      .optional()
      .describe('Which orders; without it, all'),
    fields: z
      .array(z.enum(exportFields))
      .min(1)
      .max(exportFields.length)
      .optional()
      .describe('The fields of each order; without it, all. `id` and `version` are always there'),
  })
  .meta({ id: 'CreateExport' });

const statuses = ['queued', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;

export const exportExample = {
  id: 'exp_8esn9detr82z9cmsvc7wzjj8gf',
  status: 'ready',
  format: 'csv',
  filter: { createdAfter: '2026-01-01T00:00:00.000Z' },
  asOf: '2026-01-31T12:00:00.000Z',
  progress: { done: 12_480, total: 12_480, rows: 12_480 },
  download: {
    url: 'https://files.example.com/partner-files/exports/acme/exp_8esn9detr82z9cmsvc7wzjj8gf/orders.csv?sig=…',
    expiresAt: '2026-01-31T12:20:00.000Z',
    size: 6_314_880,
  },
  expiresAt: '2026-02-07T12:00:09.000Z',
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:09.000Z',
};

export const ExportView = z
  .object({
    id: ExportId,
    status: openEnum(statuses).describe(
      '`queued`, then `running`, then `ready`: the file can be downloaded. `failed` or `cancelled`: there is no file. `expired`: the file was deleted',
    ),
    format: openEnum(formats).describe('The form of the file'),
    filter: z
      .object({
        status: z.array(z.string()).optional().describe('Only orders that had one of these statuses at `asOf`'),
        createdAfter: z.iso.datetime().optional().describe('Only orders placed after this time'),
        createdBefore: z.iso.datetime().optional().describe('Only orders placed before this time'),
      })
      .meta({ id: 'ExportFilter' })
      .describe('Which orders'),
    fields: z.array(z.string()).optional().describe('The fields of each order, if you chose them'),
    asOf: z.iso.datetime().describe('When it was asked for. It decides which orders are in the file'),
    progress: z
      .object({
        done: z.int().nonnegative().describe('How many orders were looked at'),
        total: z.int().nonnegative().optional().describe('How many there are to look at, once they are counted'),
        rows: z.int().nonnegative().describe('How many of them are in the file so far'),
      })
      .meta({ id: 'ExportProgress' })
      .describe('How far it is'),
    download: z
      .object({
        url: z.string().describe('A link to the file. It needs no token, so keep it to yourself'),
        expiresAt: z.iso.datetime().describe('When this link ends. Get the export again for another one'),
        size: z.int().nonnegative().describe('The size of the file, in bytes'),
      })
      .meta({ id: 'ExportDownload' })
      .optional()
      .describe('Present when it is `ready`'),
    unreadable: z
      .array(z.string())
      .optional()
      .describe(
        'Present if an error on our side makes orders unreadable: the ids of the first 100. Their rows have only the id. We have been notified',
      ),
    failure: z
      .object({
        code: z.string().describe('What went wrong, as a code for programs'),
        message: z.string().describe('What went wrong, as a sentence for people'),
      })
      .meta({ id: 'ExportFailure' })
      .optional()
      .describe('Why it failed, if it did'),
    expiresAt: z.iso.datetime().optional().describe('When the file is deleted'),
    createdAt: z.iso.datetime().describe('When it was asked for'),
    updatedAt: z.iso.datetime().describe('When it last went on'),
  })
  .meta({ id: 'Export', examples: [exportExample] });
export type ExportView = z.infer<typeof ExportView>;

export function toExportView(job: ExportJob): ExportView {
  const { id, status, format, filter, fields, asOf, done, total, rows, unreadable, failure, expiresAt } = job;
  return {
    ...{ id: ExportId.parse(id), status, format, filter },
    ...(fields === undefined ? {} : { fields }),
    ...{ asOf, progress: { done, rows, ...(total === undefined ? {} : { total }) } },
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(failure === undefined ? {} : { failure }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...{ createdAt: job.createdAt, updatedAt: job.updatedAt },
  };
}

/** The answer to the request, also when it is repeated later. */
export function toFirstAnswer(job: ExportJob): ExportView {
  const { id, format, filter, fields, asOf, createdAt } = toExportView(job);
  return {
    ...{ id, status: 'queued', format, filter },
    ...(fields === undefined ? {} : { fields }),
    ...{ asOf, progress: { done: 0, rows: 0 }, createdAt, updatedAt: createdAt },
  };
}
