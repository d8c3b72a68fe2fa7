import type { FunctionInput, InvocationContext } from '@azure/functions';
import type { JobRuns } from '../../shared/ports/jobs.ts';

/** Gives a function access to the runs of jobs for one invocation, through an extra input. */
export interface JobBinding {
  input: FunctionInput;
  bindJobs(invocation: InvocationContext): JobRuns;
}
