import { findSwitchedOff } from '../../shared/domain/switched-off.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** Reports what is off: nobody is refused while webhooks are off, or jobs pause, so refusals don't show it. */
export async function watchSwitches({
  featureSwitches,
  clock,
}: {
  featureSwitches: Pick<FeatureSwitches, 'read'>;
  clock: Clock;
}): Promise<void> {
  const { off } = await featureSwitches.read();
  for (const feature of findSwitchedOff(off, clock.now())) recordMetric('features.off', 1, { feature });
}
