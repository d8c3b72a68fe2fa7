import { importIdFor } from '../../../shared/domain/ids.ts';
import { type ImportJob, createImport as toImport } from '../../../shared/domain/import-job.ts';
import { MOST_OPEN_JOBS } from '../../../shared/domain/job.ts';
import { Problem } from '../../../shared/problems.ts';
import { getTraceparent } from '../../../shared/telemetry/trace-context.ts';
import type { HttpContext } from '../http-context.ts';
import { type Repetition, type Reply, route } from '../route.ts';
import { CreateImport, createdExample, ImportView, toImportView } from './import-shapes.ts';
import { withLinks } from './with-links.ts';

export const createImport = route({
  operationId: 'createImport',
  method: 'POST',
  path: '/v1/imports',
  summary: 'Create an import',
  description: `Gives you a link to upload a file of orders, of up to 1 GB; then start the import. Each order is placed as \`POST /v1/orders\` places it, with the same rules. An order with an \`idempotencyKey\` (in CSV: \`orderKey\`) that you have used before is not placed again; without a key, its content is its key. So the same file again places nothing twice, and equal lines of a file are one order. If you send the same body again with the same \`Idempotency-Key\`, you get the same import, with its link. At most ${MOST_OPEN_JOBS} imports of yours are open at a time; cancel one that you no longer need.`,
  scope: 'imports.manage',
  feature: 'imports',
  idempotent: true,
  body: CreateImport,
  example: { format: 'ndjson', size: 6_314_880 },
  reply: { status: 201, body: ImportView, example: createdExample, headers: ['location', 'idempotency-replayed'] },
  problems: ['too_many_jobs', 'idempotency_key_reused'],

  async replay(asked, context) {
    const { partner, idempotencyKey } = asked;
    const found = await context.imports.find({ partnerId: partner.id, jobId: importIdFor(partner.id, idempotencyKey) });
    return found && repeatAnswer(found.job, asked, context);
  },

  async handle({ body: { format, size }, ...asked }, context) {
    const { partner, idempotencyKey, fingerprint } = asked;
    const job = toImport({
      ...{ id: importIdFor(partner.id, idempotencyKey), partnerId: partner.id, format, announcedSize: size },
      ...{ fingerprint, traceparent: getTraceparent(), at: context.clock.now() },
    });
    const outcome = await context.imports.add(job, MOST_OPEN_JOBS);
    if (outcome.kind === 'added') return created(job, context);
    if (outcome.kind === 'exists') return repeatAnswer(outcome.job, asked, context);
    const details = outcome.open.map((id) => ({ path: `/v1/imports/${id}`, message: 'is open' }));
    throw new Problem('too_many_jobs', { details, headers: { 'retry-after': '30' } });
  },
});

async function repeatAnswer(
  job: ImportJob,
  { fingerprint }: Repetition,
  context: HttpContext,
): Promise<Reply<ImportView>> {
  if (job.fingerprint !== fingerprint) throw new Problem('idempotency_key_reused');
  return created(job, context, { 'idempotency-replayed': 'true' });
}

async function created(
  job: ImportJob,
  context: HttpContext,
  headers: Record<string, string> = {},
): Promise<Reply<ImportView>> {
  const body = await withLinks(toImportView(job), job, context);
  return { status: 201, headers: { location: `/v1/imports/${job.id}`, ...headers }, body };
}
