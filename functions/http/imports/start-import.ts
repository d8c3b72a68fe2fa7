import { z } from 'zod';
import { ImportId } from '../../../shared/domain/ids.ts';
import {
  type ImportJob,
  MAX_FILE_BYTES,
  startImport as start,
  uploadNameOf,
  wasStarted,
} from '../../../shared/domain/import-job.ts';
import type { FileFacts } from '../../../shared/ports/partner-files.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { ImportView, importExample, toImportView } from './import-shapes.ts';

const { report: _, ...begun } = importExample;

export const startImport = route({
  operationId: 'startImport',
  method: 'POST',
  path: '/v1/imports/{importId}/start',
  summary: 'Start an import',
  description:
    'Begins to place the orders of the file that you uploaded, one after the other, at a rate that leaves room for your other orders. Do not change the file after this: the import fails if you do. An import is started once; the same request again gets the import as it is.',
  scope: 'imports.manage',
  feature: 'imports',
  params: z.object({ importId: ImportId }),
  reply: {
    status: 202,
    body: ImportView,
    example: { ...begun, status: 'queued', startedAt: begun.updatedAt },
    headers: ['location', 'retry-after'],
  },
  problems: ['not_found', 'nothing_uploaded', 'unusable_file', 'not_startable'],

  async handle({ partner, params: { importId } }, { imports, partnerFiles, clock }) {
    const ref = { partnerId: partner.id, jobId: importId };
    const found = await imports.find(ref);
    if (found === undefined) throw new Problem('not_found');
    let { job } = found;
    if (!wasStarted(job)) {
      requireWaiting(job);
      const file = await partnerFiles.find(uploadNameOf(job));
      if (file === undefined) throw new Problem('nothing_uploaded');
      requireUsable(file, job);
      const at = clock.now();
      const changed = await imports.change(ref, (now) => start(now, file, at) ?? now);
      if (changed === undefined) throw new Problem('not_found');
      job = changed.job;
      if (!wasStarted(job)) requireWaiting(job);
    }
    const headers = { location: `/v1/imports/${job.id}`, 'retry-after': '5' };
    return { status: 202, headers, body: toImportView(job) };
  },
});

function requireWaiting({ status }: ImportJob): void {
  if (status === 'awaiting_upload') return;
  throw new Problem('not_startable', { details: [{ path: 'status', message: `is ${status}` }] });
}

function requireUsable({ size }: FileFacts, { announcedSize }: ImportJob): void {
  const refuse = (message: string) => new Problem('unusable_file', { details: [{ path: 'size', message }] });
  if (size === 0) throw refuse('is 0: the file is empty');
  if (size > MAX_FILE_BYTES) throw refuse(`is ${size} bytes, and must be at most ${MAX_FILE_BYTES}`);
  if (announcedSize === undefined || size === announcedSize) return;
  throw refuse(`is ${size} bytes, and you announced ${announcedSize}: upload the whole file again`);
}
