import type { EntityId } from '../entities/entity-id.ts';
import type { EntityMessage } from '../entities/entity-message.ts';

interface ActivityDecision {
  kind: 'activity';
  id: number;
  name: string;
  input: unknown;
}

interface TimerDecision {
  kind: 'timer';
  id: number;
  fireAt: string;
}

interface SubOrchestrationDecision {
  kind: 'sub-orchestration';
  id: number;
  name: string;
  instanceId: string | undefined;
  version: string | undefined;
  input: unknown;
}

/** A message to an entity. */
export interface SendDecision {
  kind: 'send';
  id: number;
  target: EntityId;
  message: EntityMessage;
}

/** A new request of the orchestrator. `id` is its number in the orchestration's sequence. */
export type Decision = ActivityDecision | TimerDecision | SubOrchestrationDecision | SendDecision;

/** A decision with defaults filled in; `input` is JSON. */
export type ScheduledTask =
  | ActivityDecision
  | TimerDecision
  | SendDecision
  | { kind: 'sub-orchestration'; id: number; name: string; instanceId: string; version: string; input: string | null };

/** @param executionId of the orchestration: a sub-orchestration without its own id is named after it */
export function toScheduledTask(decision: Decision, executionId: string, defaultVersion: string): ScheduledTask {
  if (decision.kind !== 'sub-orchestration') return decision;
  return {
    ...decision,
    instanceId: decision.instanceId?.trim() ? decision.instanceId : `${executionId}:${decision.id}`,
    version: decision.version ?? defaultVersion,
    input: decision.input === undefined ? null : JSON.stringify(decision.input),
  };
}
