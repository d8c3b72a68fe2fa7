import * as df from 'durable-functions';
import type { Activity, SagaPorts } from './activity.ts';
import { type SagaSettings, toRetryPolicies } from './retry.ts';
import { runActivity } from './run-activity.ts';
import type { Saga } from './saga.ts';
import { sagas } from './sagas.ts';

/** Registers an orchestration for each saga, and a function for each activity. Sagas may share a step. */
export function registerSagas(ports: SagaPorts, settings: SagaSettings): void {
  const policies = toRetryPolicies(settings);
  for (const { name, orchestrator } of sagas) df.app.orchestration(name, orchestrator(policies));
  for (const activity of listActivities(sagas)) {
    df.app.activity(activity.name, { handler: runActivity(activity, ports, policies.finish) });
  }
}

/** Lists each activity once. @throws Error if two have the same name */
export function listActivities(sagas: readonly Saga[]): Activity<never, unknown>[] {
  const byName = new Map<string, Activity<never, unknown>>();
  for (const activity of sagas.flatMap(({ activities }) => activities)) {
    const known = byName.get(activity.name);
    if (known !== undefined && known !== activity) throw new Error(`two activities have the name ${activity.name}`);
    byName.set(activity.name, activity);
  }
  return [...byName.values()];
}
