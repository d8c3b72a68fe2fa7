import type { RecordedEvent } from './history-log.ts';
import type { Instance } from './instance.ts';

/**
 * The input of an orchestrator function (OrchestrationTriggerAttributeBindingProvider). The library requires the two
 * durations and the misspelt sleep time. Schema 3 is its V4.
 */
export function orchestrationPayload({ record, history }: Instance, newEvents: readonly RecordedEvent[]): string {
  const parentInstanceId = record.parent?.OrchestrationInstance.InstanceId ?? null;
  const envelope = JSON.stringify({
    instanceId: record.instanceId,
    isReplaying: history.length > 0,
    parentInstanceId,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: '3.00:00:00',
    maximumShortTimerDuration: '6.00:00:00',
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  });
  return `{"history":${history.jsonWith(newEvents)},"input":${record.input ?? 'null'},${envelope.slice(1)}`;
}
