import { app } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import type { JobBinding } from '../jobs/job-binding.ts';
import type { SagaBinding } from '../sagas/saga-binding.ts';
import { type TimerPorts, type TimerSettings, timers } from './timers.ts';

type Ports = Omit<TimerPorts, 'sagas' | 'jobRuns'> & { sagaBinding: SagaBinding; jobBinding: JobBinding };

/** Registers one function per timer: in the idle colour of a deployment, only those that each colour has. */
export function registerTimers(ports: Ports, settings: TimerSettings): void {
  for (const { name, schedule, isOfEachColour = false, run } of timers) {
    if (!settings.takesEvents && !isOfEachColour) continue;
    app.timer(name, {
      schedule: schedule(settings),
      extraInputs: [ports.sagaBinding.input],
      handler(_timer, invocation) {
        const sagas = ports.sagaBinding.bindSagas(invocation);
        const jobRuns = ports.jobBinding.bindJobs(invocation);
        return runWithLog(invocation, {}, () => run({ ...ports, sagas, jobRuns }, settings));
      },
    });
  }
}
