import type { Asking, Feature } from '../../../shared/domain/switched-off.ts';
import { Problem } from '../../../shared/problems.ts';
import { recordMetric } from '../../../shared/telemetry/record-metric.ts';
import type { HttpContext } from '../http-context.ts';
import type { Route } from '../route.ts';

/** The features that a route needs; none if it only reads. */
export function featuresOf({ method, feature, scope }: Route): Feature[] {
  // What providers send is about money that has moved already.
  if (scope === 'public') return [];
  return [...(method === 'GET' ? [] : ['changes' as const]), ...(feature === undefined ? [] : [feature])];
}

/** @throws Problem switched_off if an operator has switched one of the features off */
export async function requireFeatures(
  features: readonly Feature[],
  partner: Asking,
  { featureSwitches }: Pick<HttpContext, 'featureSwitches'>,
): Promise<void> {
  if (features.length === 0) return;
  const wait = await featureSwitches.findWait(features, partner);
  if (wait === undefined) return;
  recordMetric('requests.switched_off', 1, { feature: wait.feature });
  throw new Problem('switched_off', { headers: { 'retry-after': String(wait.seconds) } });
}
