import { ActionReplay } from '@partner-orders/embedded-azure/internals/durable/engine/action-replay';
import { EventType, type HistoryEvent } from '@partner-orders/embedded-azure/internals/durable/engine/history-event';
import { KnownActions } from '@partner-orders/embedded-azure/internals/durable/engine/known-actions';
import { readFailure, readOutput } from '@partner-orders/embedded-azure/internals/durable/engine/orchestrator-output';
import type { OrchestrationContext } from 'durable-functions';
import type { RetryPolicies } from '../../orchestrations/retry.ts';
import { runOrchestrator } from '../run-orchestrator.ts';
import type { RecordedSaga } from './recorded-saga.ts';

interface Replayable {
  name: string;
  orchestrator(policies: RetryPolicies): (context: OrchestrationContext) => Generator<unknown, unknown, unknown>;
}

/** What an episode of a recorded saga scheduled, then and now. */
export interface ReplayedEpisode {
  recorded: string[];
  replayed: string[];
}

const SCHEDULING = new Set<number>([
  EventType.TaskScheduled,
  EventType.TimerCreated,
  EventType.SubOrchestrationInstanceCreated,
  EventType.EventSent,
]);

/**
 * Replays a recorded saga, episode by episode, as Durable Functions does. The library runs the orchestrator over the
 * history, and what it schedules is compared with what the history says was scheduled.
 *
 * @throws NonDeterministicError at the first episode that differs in what came before
 */
export async function replaySaga(saga: Replayable, recorded: RecordedSaga) {
  const history = recorded.history as unknown as HistoryEvent[];
  // 0.1.0 did not wait for outages to end.
  const orchestrate = saga.orchestrator({ outageMs: 0, outageDelayMs: 0, ...recorded.policies });
  const starts = history.flatMap(({ EventType: type }, at) => (type === EventType.OrchestratorStarted ? [at] : []));
  const episodes: ReplayedEpisode[] = [];
  let output: unknown;
  for (const [place, start] of starts.entries()) {
    const episode = history.slice(start, starts[place + 1]);
    const news = episode.filter(({ EventType: type }) => !SCHEDULING.has(type) && !ENDING.has(type));
    const past = [...history.slice(0, start), ...news];
    const said = await runOrchestrator(orchestrate, { ...recorded, history: past }).then(
      (json) => readOutput({ returnValue: { json: JSON.stringify(json) } } as never, new KnownActions()),
      (thrown: unknown) => readFailure(thrown, new KnownActions()),
    );
    if (said.error !== undefined) throw new Error(said.error);
    const replay = new ActionReplay({ instanceId: recorded.instanceId, executionId: 'replayed' } as never);
    const { decisions } = replay.advance(said.actions, past);
    const scheduled = episode.filter(({ EventType: type }) => SCHEDULING.has(type));
    episodes.push({
      recorded: scheduled.map((event) => `${event.EventId} ${'Name' in event ? event.Name : 'timer'}`),
      replayed: decisions.map((decision) => `${decision.id} ${'name' in decision ? decision.name : 'timer'}`),
    });
    output = said.isDone ? said.output : undefined;
  }
  return { episodes, output };
}

/** The state of an episode after the orchestrator has run. */
const ENDING = new Set<number>([EventType.OrchestratorCompleted, EventType.ExecutionCompleted]);
