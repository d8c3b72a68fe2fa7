import { z } from 'zod';
import { ImportId } from '../../../shared/domain/ids.ts';
import { type ImportJob, MAX_FILE_BYTES } from '../../../shared/domain/import-job.ts';
import { importFormats } from '../../../shared/domain/import-record.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';

/** The shapes of imports that partners send and receive. */

export const CreateImport = z
  .strictObject({
    format: z
      .enum(importFormats)
      .describe(
        '`ndjson`: one body of `POST /v1/orders` a line, with or without an `idempotencyKey`. `csv`: a header, then one row for each line of an order',
      ),
    size: z
      .int()
      .min(1)
      .max(MAX_FILE_BYTES)
      .optional()
      .describe(
        'The size of the file, in bytes. If you send it, an upload that is not complete is refused at the start',
      ),
  })
  .meta({ id: 'CreateImport' });

const statuses = ['awaiting_upload', 'queued', 'running', 'completed', 'failed', 'cancelled', 'expired'] as const;

export const importExample = {
  id: 'imp_8esn9detr82z9cmsvc7wzjj8gf',
  status: 'running',
  format: 'ndjson',
  progress: {
    lines: 1_204,
    bytes: { done: 418_000, total: 6_314_880 },
    ...{ placed: 1_180, replayed: 20, refused: 4 },
  },
  report: {
    url: 'https://files.example.com/partner-files/imports/acme/imp_8esn9detr82z9cmsvc7wzjj8gf/report.ndjson?sig=…',
    expiresAt: '2026-01-31T12:21:00.000Z',
  },
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:01:00.000Z',
};

const { report: _, ...created } = importExample;
export const createdExample = {
  ...{ ...created, status: 'awaiting_upload', updatedAt: created.createdAt },
  progress: { lines: 0, placed: 0, replayed: 0, refused: 0 },
  upload: {
    url: 'https://files.example.com/partner-files/imports/acme/imp_8esn9detr82z9cmsvc7wzjj8gf/upload?sig=…',
    expiresAt: '2026-02-01T12:00:00.000Z',
  },
};

const count = z.int().nonnegative();
const Link = z.object({
  url: z.string().describe('A link. It needs no token, so keep it to yourself'),
  expiresAt: z.iso.datetime().describe('When the link ends. Get the import again for another one'),
});

export const ImportView = z
  .object({
    id: ImportId,
    status: openEnum(statuses).describe(
      '`awaiting_upload`: upload the file and start the import. Then `queued`, `running`, and `completed`. `failed` or `cancelled`: orders that were placed before stay. `expired`: it was not started in time',
    ),
    format: openEnum(importFormats).describe('The form of the file'),
    upload: Link.meta({ id: 'ImportUpload' })
      .optional()
      .describe(
        'Present while it is `awaiting_upload`: the URL of a blob in Azure Storage that takes Put Blob, or Put Block and Put Block List',
      ),
    progress: z
      .object({
        lines: count.describe('How many lines of the file are done'),
        bytes: z
          .object({ done: count.describe('How many bytes are done'), total: count.describe('The size of the file') })
          .meta({ id: 'ImportBytes' })
          .optional()
          .describe('Present since the start'),
        placed: count.describe('How many orders it has placed'),
        replayed: count.describe('How many orders were placed before, by this file or otherwise'),
        refused: count.describe('How many orders or lines it has refused'),
      })
      .meta({ id: 'ImportProgress' })
      .describe('How far it is'),
    report: Link.meta({ id: 'ImportReport' })
      .optional()
      .describe(
        'Present once a line was refused, some seconds later: a file with one JSON object a refused line, `{ "line", "code", "message" }`. It grows while the import runs',
      ),
    failure: z
      .object({
        code: z.string().describe('What went wrong, as a code for programs'),
        message: z.string().describe('What went wrong, as a sentence for people'),
      })
      .meta({ id: 'ImportFailure' })
      .optional()
      .describe('Why it failed, if it did'),
    createdAt: z.iso.datetime().describe('When it was created'),
    startedAt: z.iso.datetime().optional().describe('When you started it'),
    updatedAt: z.iso.datetime().describe('When it last went on'),
  })
  .meta({ id: 'Import', examples: [importExample] });
export type ImportView = z.infer<typeof ImportView>;

/** Without its links. */
export function toImportView(job: ImportJob): ImportView {
  const { id, status, format, place, progress, file, failure, createdAt, startedAt, updatedAt } = job;
  return {
    ...{ id: ImportId.parse(id), status, format },
    progress: {
      lines: place.line - 1,
      ...(file === undefined ? {} : { bytes: { done: Math.min(place.offset, file.size), total: file.size } }),
      ...progress,
    },
    ...(failure === undefined ? {} : { failure }),
    createdAt,
    ...(startedAt === undefined ? {} : { startedAt }),
    updatedAt,
  };
}
