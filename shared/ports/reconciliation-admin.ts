import type { Finding } from '../domain/finding.ts';
import type { ReconciliationRun } from '../domain/reconciliation-run.ts';

/** The operators' side of the comparison with the providers. The app carries it out. */
export interface ReconciliationAdmin {
  requestRun(run: ReconciliationRun): Promise<void>;
  findRun(id: string): Promise<ReconciliationRun | undefined>;
  /** The oldest first, and findings and requested runs that can't be read, with the wrong field. */
  listOpen(): Promise<{ findings: Finding[]; unreadable: { id: string; fault: string }[] }>;
  /** Changes a finding, if it is as `decide` gets it. @returns undefined if there is none, or `decide` returns that */
  change(id: string, decide: (finding: Finding) => Finding | undefined): Promise<Finding | undefined>;
  /** Removes a finding or a run that is damaged. @returns `newer` if only a newer version of the app can read it, `none` if there is none that can't be read */
  removeDamaged(id: string): Promise<'removed' | 'newer' | 'none'>;
}
