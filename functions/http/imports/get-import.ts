import { z } from 'zod';
import { ImportId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { ImportView, toImportView } from './import-shapes.ts';
import { withLinks } from './with-links.ts';

export const getImport = route({
  operationId: 'getImport',
  method: 'GET',
  path: '/v1/imports/{importId}',
  summary: 'Get an import',
  description:
    'How far it is, and a link to the report of the lines that it refused. While it is `queued` or `running`, `Retry-After` says when to ask again. While it is `awaiting_upload`, the response has the link for the upload. It is kept for 30 days after it has ended.',
  scope: 'imports.manage',
  params: z.object({ importId: ImportId }),
  reply: { status: 200, body: ImportView },
  problems: ['not_found'],

  async handle({ partner, params: { importId } }, context) {
    const found = await context.imports.find({ partnerId: partner.id, jobId: importId });
    if (found === undefined) throw new Problem('not_found');
    const { job } = found;
    const isBusy = job.status === 'queued' || job.status === 'running';
    const body = await withLinks(toImportView(job), job, context);
    return { status: 200, ...(isBusy ? { headers: { 'retry-after': '5' } } : {}), body };
  },
});
