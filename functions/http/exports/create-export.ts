import type { z } from 'zod';
import type { ExportJob } from '../../../shared/domain/export-job.ts';
import { exportIdFor } from '../../../shared/domain/ids.ts';
import { MOST_OPEN_JOBS } from '../../../shared/domain/job.ts';
import { Problem } from '../../../shared/problems.ts';
import { getTraceparent } from '../../../shared/telemetry/trace-context.ts';
import { type Repetition, type Reply, route } from '../route.ts';
import { CreateExport, ExportView, exportExample, toFirstAnswer } from './export-shapes.ts';

const RETRY_AFTER_S = 30;
const { download: _, expiresAt: __, ...begun } = exportExample;

export const createExport = route({
  operationId: 'createExport',
  method: 'POST',
  path: '/v1/exports',
  summary: 'Export orders',
  description: `Writes your orders to a file, the oldest first. Which orders are in it is fixed at this moment (\`asOf\`): orders placed later are not, and a filter by status means the status that an order has now, whatever becomes of it. Each row shows the order as it was when it was read, with its \`version\`, so its status may be a later one. Follow the progress at \`location\`; when it is \`ready\` you get a link to the file, which is kept for 7 days. In CSV, text that a spreadsheet would run as a formula begins with an apostrophe. If you send the same body again with the same \`Idempotency-Key\`, within 30 days, you get the same export. At most ${MOST_OPEN_JOBS} exports of yours are queued or running at a time.`,
  scope: 'exports.manage',
  feature: 'exports',
  idempotent: true,
  body: CreateExport,
  example: { format: 'csv', filter: { createdAfter: '2026-01-01T00:00:00Z' } },
  reply: {
    status: 202,
    body: ExportView,
    example: { ...begun, status: 'queued', progress: { done: 0, rows: 0 }, updatedAt: begun.createdAt },
    headers: ['location', 'idempotency-replayed', 'retry-after'],
  },
  problems: ['too_many_jobs', 'idempotency_key_reused'],

  async replay(asked, { exports }) {
    const { partner, idempotencyKey } = asked;
    const found = await exports.find({ partnerId: partner.id, jobId: exportIdFor(partner.id, idempotencyKey) });
    return found && repeatFirstAnswer(found.job, asked);
  },

  async handle({ body, ...asked }, { exports, clock }) {
    const job = toJob(body, asked, clock.now());
    const outcome = await exports.add(job, MOST_OPEN_JOBS);
    if (outcome.kind === 'exists') return repeatFirstAnswer(outcome.job, asked);
    if (outcome.kind === 'added') return accepted(job);
    const details = outcome.open.map((id) => ({ path: `/v1/exports/${id}`, message: 'is queued or running' }));
    throw new Problem('too_many_jobs', { details, headers: { 'retry-after': String(RETRY_AFTER_S) } });
  },
});

function toJob(
  { format, filter = {}, fields }: z.output<typeof CreateExport>,
  { partner, idempotencyKey, fingerprint }: Repetition,
  now: Date,
): ExportJob {
  const at = now.toISOString();
  const { status, createdAfter, createdBefore } = filter;
  const traceparent = getTraceparent();
  return {
    ...{ id: exportIdFor(partner.id, idempotencyKey), partnerId: partner.id, kind: 'export', status: 'queued' },
    ...{ createdAt: at, updatedAt: at, asOf: at, fingerprint, format, done: 0, rows: 0 },
    filter: {
      ...(status === undefined ? {} : { status: [...new Set([status].flat())] }),
      ...(createdAfter === undefined ? {} : { createdAfter: createdAfter.toISOString() }),
      ...(createdBefore === undefined ? {} : { createdBefore: createdBefore.toISOString() }),
    },
    ...(fields === undefined ? {} : { fields: [...new Set(fields)] }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

function repeatFirstAnswer(job: ExportJob, { fingerprint }: Repetition): Reply<ExportView> {
  if (job.fingerprint !== fingerprint) throw new Problem('idempotency_key_reused');
  return accepted(job, { 'idempotency-replayed': 'true' });
}

function accepted(job: ExportJob, headers: Record<string, string> = {}): Reply<ExportView> {
  return {
    status: 202,
    headers: { location: `/v1/exports/${job.id}`, 'retry-after': '2', ...headers },
    body: toFirstAnswer(job),
  };
}
