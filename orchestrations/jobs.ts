import type { JobKind } from '../shared/domain/job.ts';

/** The orchestration of each kind of job, and the activity that does a slice of its work. */
export const jobs = {
  export: { orchestration: 'export-orders', activity: 'export-slice' },
  import: { orchestration: 'import-orders', activity: 'import-slice' },
} as const satisfies Record<JobKind, { orchestration: string; activity: string }>;
