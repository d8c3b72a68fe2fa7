import { setTimeout as wait } from 'node:timers/promises';
import {
  endImport,
  type ImportJob,
  importFailures,
  MOST_REFUSED,
  originOf,
  uploadNameOf,
} from '../../shared/domain/import-job.ts';
import { goOn, isGivenUp, type JobRun, type SliceOutcome } from '../../shared/domain/job.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import type { Jobs } from '../../shared/ports/jobs.ts';
import { FileChanged, type PartnerFiles } from '../../shared/ports/partner-files.ts';
import type { Partners } from '../../shared/ports/partners.ts';
import type { WaitingOrders } from '../../shared/ports/waiting-orders.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';
import { HeldJob } from '../jobs/held-job.ts';
import { noteEnd } from '../jobs/note-end.ts';
import { pauseJob } from '../jobs/pause-job.ts';
import type { SliceGate } from '../jobs/slice-gate.ts';
import { placeRecord } from '../placing/place-record.ts';
import type { PlacingPorts } from '../placing/place-request.ts';
import { batchRecords, type RecordBatch } from './batch-records.ts';
import { countPlaced } from './count-placed.ts';
import { type BatchResult, placeBatch } from './place-batch.ts';
import { FileUnreadable, readRecords } from './read-records.ts';
import { showReport, writeReportPart } from './write-report.ts';

export interface ImportPorts extends PlacingPorts {
  imports: Jobs<ImportJob>;
  partners: Pick<Partners, 'find'>;
  partnerFiles: PartnerFiles;
  waiting: Pick<WaitingOrders, 'listOldest'>;
  sliceGate: SliceGate;
  featureSwitches: Pick<FeatureSwitches, 'findWait'>;
}

export interface ImportSettings {
  /** How many orders of one import are placed in a second. */
  ordersPerSecond: number;
  /** The import pauses while an order of the partner has waited for its saga this long. */
  pauseAfterMs: number;
}

/** A slice ends after this time, so that the next partner has its turn. */
const SLICE_MS = 20_000;
/** How long until the next look if there is no room, or the partner's orders wait. */
const PAUSE_MS = 5_000;
const MOST_BATCH = 100;

/**
 * Goes on with an import for some time. After each batch it stores how far it is, together with what it counted: a slice
 * that is killed is repeated from there, finds the orders that it placed, and counts them once.
 */
export async function runImportSlice(run: JobRun, ports: ImportPorts, settings: ImportSettings): Promise<SliceOutcome> {
  const { imports, sliceGate, clock } = ports;
  const outcome = await sliceGate.enter(run.partnerId, async (): Promise<SliceOutcome> => {
    const held = await HeldJob.claim(run, { jobs: imports, clock });
    return held === undefined ? { kind: 'done' } : work(held, ports, settings);
  });
  return outcome ?? { kind: 'wait', ms: PAUSE_MS, isClaimed: run.isClaimed };
}

async function work(held: HeldJob<ImportJob>, ports: ImportPorts, settings: ImportSettings): Promise<SliceOutcome> {
  const { partnerFiles, partners, clock } = ports;
  const { file, format, place, partnerId } = held.job;
  if (file === undefined) throw new Error(`import ${held.job.id} runs without a file`);
  if (isGivenUp(held.job, clock.now())) return end(held, fail('gave_up'), ports);
  const partner = await partners.find(partnerId);
  if (partner === undefined) return end(held, fail('partner_disabled'), ports);
  const until = clock.now().getTime() + SLICE_MS;
  const perBatch = Math.min(MOST_BATCH, Math.ceil(settings.ordersPerSecond));
  const blocks = partnerFiles.read(uploadNameOf(held.job), { etag: file.etag, from: place.offset });
  try {
    for await (const batch of batchRecords(readRecords(format, place, blocks), place, perBatch)) {
      if (held.job.cancelRequestedAt !== undefined) {
        return end(held, { status: 'cancelled' }, ports, await countPlaced(batch, held.job, ports.orders));
      }
      if ((await isOff(held.job, ports)) || (await isQueueLong(held.job, ports, settings))) {
        const paused = await pauseJob(held, PAUSE_MS, clock.now());
        await showReport(held, ports);
        return paused;
      }
      const began = clock.now().getTime();
      const result = await placeBatch(batch, (order) =>
        runInSpan('import-order', spanOf(held.job), () =>
          placeRecord(order, { partner, origin: originOf(held.job, order.line) }, ports),
        ),
      );
      if (!(await checkpoint(held, batch, result, ports))) return { kind: 'more' };
      if (held.job.progress.refused > MOST_REFUSED) return end(held, fail('too_many_refused'), ports);
      if (clock.now().getTime() > until) {
        await showReport(held, ports);
        return { kind: 'more' };
      }
      await wait(Math.max(0, began + (batch.orders.length * 1_000) / settings.ordersPerSecond - clock.now().getTime()));
    }
  } catch (error) {
    if (error instanceof FileUnreadable) return end(held, fail('file_unreadable', error.message), ports);
    if (error instanceof FileChanged) return end(held, fail('file_changed'), ports);
    throw error;
  }
  return end(held, { status: 'completed' }, ports);
}

/** An order and its saga have a trace of their own, as those of a POST have: that of the import would have all of the file. */
const spanOf = ({ id, partnerId }: ImportJob) =>
  ({ kind: 'internal', attributes: { 'job.id': id, 'partner.id': partnerId }, parent: contextOf(undefined) }) as const;

/** An order of the partner must not wait long behind those of its file. */
async function isQueueLong(
  job: ImportJob,
  { waiting, clock }: ImportPorts,
  { pauseAfterMs }: ImportSettings,
): Promise<boolean> {
  const [oldest] = await waiting.listOldest(job.partnerId, 1);
  return oldest !== undefined && clock.now().getTime() - oldest.since.getTime() > pauseAfterMs;
}

/** No line is refused because an operator has switched something off: the import goes on when it is on again. */
async function isOff({ partnerId }: ImportJob, { featureSwitches }: ImportPorts): Promise<boolean> {
  return (await featureSwitches.findWait(['imports', 'orders', 'changes'], partnerId)) !== undefined;
}

async function checkpoint(
  held: HeldJob<ImportJob>,
  { next: place, orders }: RecordBatch,
  { placed, replayed, refusals }: BatchResult,
  ports: ImportPorts,
): Promise<boolean> {
  const hasPart = await writeReportPart(held.job, refusals, ports);
  const at = ports.clock.now();
  const isStored = await held.advance((job) => ({
    ...{ ...goOn(job, at), place },
    progress: {
      placed: job.progress.placed + placed,
      replayed: job.progress.replayed + replayed,
      refused: job.progress.refused + refusals.length,
    },
    report: { ...job.report, parts: job.report.parts + (hasPart ? 1 : 0) },
  }));
  if (!isStored) return false;
  recordMetric('jobs.orders', orders.length, { kind: 'import' });
  const failed = refusals.filter(({ code }) => code === 'internal_error').length;
  const counts = { placed, replayed, refused: refusals.length - failed, failed };
  for (const [outcome, count] of Object.entries(counts)) recordMetric('imports.records', count, { outcome });
  return true;
}

type End = Parameters<typeof endImport>[1];

const fail = (code: keyof typeof importFailures, message: string = importFailures[code]): End => ({
  status: 'failed',
  failure: { code, message },
});

/** First the report: a caller who sees that the import has ended can read all of it. */
async function end(held: HeldJob<ImportJob>, how: End, ports: ImportPorts, uncounted = 0): Promise<SliceOutcome> {
  if ((await showReport(held, ports)) === 'repairing') return { kind: 'more' };
  const isEnded = await held.advance((job) => {
    const progress = { ...job.progress, placed: job.progress.placed + uncounted };
    return endImport({ ...job, progress }, how, ports.clock.now());
  });
  if (!isEnded) return { kind: 'more' };
  noteEnd(held.job);
  // Nobody needs the addresses in it any more. What is left is removed by housekeeping.
  await ports.partnerFiles.remove(uploadNameOf(held.job));
  return { kind: 'done' };
}
