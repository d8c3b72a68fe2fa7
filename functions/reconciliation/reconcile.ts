import { causeOf } from '../../shared/cause-of.ts';
import type { Subject } from '../../shared/domain/finding.ts';
import {
  beginRun,
  CONTINUOUS,
  type CompareOutcome,
  type ListName,
  listNames,
  type ReconciliationRun,
} from '../../shared/domain/reconciliation-run.ts';
import { ProviderUnavailable } from '../../shared/ports/provider-unavailable.ts';
import type { Reconciliation } from '../../shared/ports/reconciliation.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { type Compared, type ComparePorts, compareSubject, type Result, readSubject } from './compare-subject.ts';
import { lagOf } from './lag-of.ts';
import { nameOf, noteResult } from './note-result.ts';
import { readPage } from './read-lists.ts';

export interface ReconcilePorts extends ComparePorts {
  reconciliation: Reconciliation;
}

export interface ReconcileSettings {
  /** Only what is older is compared, and only orders that have not changed since. */
  afterMs: number;
  /** How many pages one round of the timer reads, of all lists and runs. */
  mostPages: number;
}

/** Longer than a page takes. A process that was killed is replaced after this time. */
const LEASE_MS = 120_000;
/** How far back the first round of an installation looks. */
const FIRST_MS = 30 * 24 * 3_600_000;
const MOST_DUE = 50;
const MOST_FOUND = 200;

/**
 * One round: continues what operators have requested and then the run that never ends, and compares again what is due. Only
 * one process works on a run at a time; a page that was compared twice changes nothing.
 */
export async function reconcile(ports: ReconcilePorts, settings: ReconcileSettings): Promise<void> {
  const { reconciliation, clock } = ports;
  const { runs, damaged } = await reconciliation.listOpenRuns();
  const continuous = runs.find(({ id }) => id === CONTINUOUS);
  if (continuous === undefined) {
    const now = clock.now();
    const first = { id: CONTINUOUS, since: new Date(now.getTime() - FIRST_MS), isDry: false, by: 'timer' };
    if (!damaged.includes(CONTINUOUS)) return reconciliation.addRun(beginRun(first, now));
    // What was compared before is compared again, which changes nothing.
    await reconciliation.saveRun(beginRun(first, now));
    return log.warn('how far the comparison had come can’t be read: it begins again, 30 days back');
  }
  let pages = settings.mostPages;
  const failures: unknown[] = [];
  for (const run of [...runs.filter(({ id }) => id !== CONTINUOUS), continuous]) {
    const claimed = await claim(run, ports);
    if (claimed === undefined) continue;
    try {
      pages = await advance(claimed, pages, ports, settings);
      if (run.id === CONTINUOUS) await compareDue(ports, settings);
    } catch (error) {
      failures.push(error);
    }
  }
  recordMetric('reconciliation.open', await reconciliation.countOpen());
  recordMetric('reconciliation.rounds', 1, { outcome: failures.length === 0 ? 'done' : 'failed' });
  if (failures.length > 0) throw failures[0];
}

/** @returns undefined while another process works on it */
async function claim(run: ReconciliationRun, { reconciliation, clock }: ReconcilePorts) {
  const now = clock.now();
  if (run.leasedUntil !== undefined && new Date(run.leasedUntil) > now) return undefined;
  const claimed = { ...run, leasedUntil: new Date(now.getTime() + LEASE_MS).toISOString() };
  return (await reconciliation.saveRun(claimed)).isSaved ? claimed : undefined;
}

/** Reads a page of each list in turn, and saves the position after each page. @returns how many pages are left */
async function advance(
  begun: ReconciliationRun,
  pages: number,
  ports: ReconcilePorts,
  settings: ReconcileSettings,
): Promise<number> {
  const { clock, reconciliation } = ports;
  const horizon = new Date(clock.now().getTime() - settings.afterMs);
  const isContinuous = begun.id === CONTINUOUS;
  let run = isContinuous ? begun : { ...begun, until: begun.until ?? horizon.toISOString() };
  const before = run.until === undefined ? horizon : new Date(run.until);
  const ended = new Set<ListName>(run.ended);
  const failed = new Set<ListName>();
  const failures: unknown[] = [];
  while (pages > 0 && ended.size + failed.size < listNames.length) {
    for (const name of listNames.filter((list) => !ended.has(list) && !failed.has(list))) {
      if (pages <= 0) break;
      pages -= 1;
      try {
        const page = await readPage(name, run.positions[name], before, ports);
        // An operator waits for the result, so what matches now also settles an earlier difference.
        const noted = await compareAll(page.compared, run, ports, horizon, !isContinuous);
        if (page.isEnd) ended.add(name);
        run = withPage(run, name, page, noted);
        // An empty page needs no write of its own.
        if (page.isEnd && noted.length + page.foreign === 0) continue;
      } catch (error) {
        // The others go on. The next round reads this page again.
        failed.add(name);
        failures.push(error);
        log.error(`the list of ${name} can't be compared: ${causeOf(error).message}`, error);
        continue;
      }
      const leasedUntil = new Date(clock.now().getTime() + LEASE_MS).toISOString();
      run = { ...run, leasedUntil, ended: isContinuous ? [] : [...ended] };
      if (!(await reconciliation.saveRun(run)).isSaved) return pages;
    }
  }
  const isDone = !isContinuous && ended.size === listNames.length;
  const { leasedUntil: _, ...free } = run;
  const left = { ...free, ...(isDone ? { state: 'done' as const } : {}) };
  await reconciliation.saveRun(left);
  if (isContinuous) recordMetric('reconciliation.lag', lagOf(left, ended, clock.now()));
  if (failures.length > 0) throw failures[0];
  return pages;
}

interface Noted {
  outcome: CompareOutcome;
  subject: Subject;
  what: string | undefined;
}

async function compareAll(
  subjects: readonly (Compared | { subject: Subject; read(): Promise<Compared> })[],
  { isDry }: Pick<ReconciliationRun, 'isDry'>,
  ports: ReconcilePorts,
  settledBefore: Date,
  isKnown = false,
): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (const one of subjects) {
    const { subject } = one;
    try {
      const compared = 'read' in one ? await one.read() : one;
      const result = await compareSubject(compared, { settledBefore, isDry }, ports);
      if (!isDry) await noteResult(compared.subject, result, ports, isKnown);
      noted.push({ outcome: outcomeOf(result), subject: compared.subject, what: describe(result) });
    } catch (error) {
      // Everything else would fail too, so this page is read again later.
      if (error instanceof ProviderUnavailable || error instanceof Unavailable) throw error;
      log.error(`${nameOf(subject)} can't be compared`, error);
      if (!isDry) await noteResult(subject, { comparison: { kind: 'in_progress' } }, ports, isKnown);
      noted.push({ outcome: 'failed', subject, what: causeOf(error).message });
    }
  }
  for (const { outcome } of noted) recordMetric('reconciliation.compared', 1, { outcome });
  return noted;
}

/** Compares again what was in progress or differed. */
async function compareDue(ports: ReconcilePorts, { afterMs }: ReconcileSettings): Promise<void> {
  const now = ports.clock.now();
  const due = await ports.reconciliation.listDue(now, MOST_DUE);
  const before = new Date(now.getTime() - afterMs);
  // One that can't be read must not keep the others from their turn.
  const read = due.map(({ subject }) => ({ subject, read: () => readSubject(subject, ports) }));
  await compareAll(read, { isDry: false }, ports, before, true);
}

function withPage(
  run: ReconciliationRun,
  name: ListName,
  { position, foreign }: { position: ReconciliationRun['positions'][ListName]; foreign: number },
  noted: readonly Noted[],
): ReconciliationRun {
  const counts = { ...run.counts, not_ours: run.counts.not_ours + foreign };
  for (const { outcome } of noted) counts[outcome] += 1;
  const shown = noted.flatMap(({ subject, what }) => {
    const orderId = subject.order ? { orderId: subject.order.orderId } : {};
    return what === undefined ? [] : [{ subject: nameOf(subject), ...orderId, what }];
  });
  const found = run.id === CONTINUOUS ? [] : [...run.found, ...shown].slice(0, MOST_FOUND);
  return { ...run, positions: { ...run.positions, [name]: position }, counts, found };
}

function outcomeOf({ comparison, repair }: Result): CompareOutcome {
  if (comparison.kind === 'difference') return 'difference';
  return repair === undefined ? comparison.kind : 'repaired';
}

function describe({ comparison, repair }: Result): string | undefined {
  const parts = [repair, comparison.kind === 'difference' ? comparison.code : undefined].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(', then ');
}
