import type { FunctionDefinition, FunctionInvoker } from '../../functions-host/invocation.ts';
import { type EndedStatus, traced } from '../store/instance-record.ts';
import { ActionReplay, type ReplayOutcome } from './action-replay.ts';
import { type ScheduledTask, toScheduledTask } from './decision.ts';
import type { FunctionRegistry } from './function-registry.ts';
import { EndStatus, EventType, historyEvent } from './history-event.ts';
import { type RecordedEvent, record } from './history-log.ts';
import type { Instance, Progress } from './instance.ts';
import { KnownActions } from './known-actions.ts';
import { assertLockable } from './lockable.ts';
import { NonDeterministicError } from './non-determinism.ts';
import { orchestrationPayload } from './orchestration-payload.ts';
import { messageOf, type OrchestratorOutput, readFailure, readOutput } from './orchestrator-output.ts';
import { scheduledEvent } from './scheduled-event.ts';

/** How an execution ends. `output` is the result's JSON, a failure's text or the reason of a termination. */
export interface Ending {
  status: EndedStatus;
  output: string | null;
  /** What the parent's history gets in addition to the output. */
  details: string | null;
}

/** The changes of one episode, written in one commit. */
export interface Episode {
  /** Appended to the history. */
  events: RecordedEvent[];
  scheduled: ScheduledTask[];
  cancelledTimers: ReadonlySet<number>;
  /** JSON; undefined keeps the current one. */
  customStatus: string | undefined;
  ending: Ending | undefined;
  continueAsNew: { input: string | null; carriedEvents: ReplayOutcome['carriedEvents'] } | undefined;
  /** It waits for nothing that can still happen. In Azure, too, it would stay `Running` forever. */
  isStuck: boolean;
}

const CUSTOM_STATUS_LIMIT_KB = 16;
const unchanged: Omit<Episode, 'events'> = {
  scheduled: [],
  cancelledTimers: new Set(),
  customStatus: undefined,
  ending: undefined,
  continueAsNew: undefined,
  isStuck: false,
};

export interface EpisodeContext {
  invoker: FunctionInvoker;
  registry: FunctionRegistry;
  defaultVersion: string;
}

/** Runs the orchestrator function over the history and `messages`, and returns its new decisions. */
export async function runEpisode(
  instance: Instance,
  messages: readonly RecordedEvent[],
  definition: FunctionDefinition,
  { invoker, registry, defaultVersion }: EpisodeContext,
): Promise<Episode> {
  const begun = begin(messages);
  try {
    const payload = { name: definition.trigger.name, data: { string: orchestrationPayload(instance, begun) } };
    const options = { reason: '(null)', ...traced(instance.record) };
    const { progress } = instance;
    const known = progress?.replay.isBlocked ? progress.known : new KnownActions();
    const output = await invoker.invoke(definition, [payload], options).then(
      (result) => readOutput(result, known),
      (thrown: unknown) => readFailure(thrown, known),
    );
    const replay = advance(instance, begun, output, progress?.known === known ? progress : undefined);
    assertLockable(replay.decisions, registry);
    return conclude(instance, begun, output, replay, defaultVersion);
  } catch (error) {
    const isFramework = error instanceof NonDeterministicError;
    const output = isFramework ? error.message : failureText(instance, messageOf(error));
    return endEpisode(begun, { status: 'Failed', output, details: output }, nextIdOf(instance));
  }
}

/** Replays only what is new. If the orchestrator doesn't repeat its earlier actions, replays everything. */
function advance(
  instance: Instance,
  begun: readonly RecordedEvent[],
  { actions, known, startsAnew }: OrchestratorOutput,
  progress: Progress | undefined,
): ReplayOutcome {
  const { replay, events } =
    progress && !startsAnew ? progress : { replay: new ActionReplay(instance.record), events: 0 };
  const { history } = instance;
  const outcome = replay.advance(actions, [...history.events.slice(events), ...begun.map(({ event }) => event)]);
  instance.progress = { replay, known, events: history.length + begun.length };
  return outcome;
}

/** An episode that only suspends or resumes, without running the function. */
export function controlEpisode(messages: readonly RecordedEvent[]): Episode {
  return { ...unchanged, events: end(begin(messages)) };
}

/** An episode that ends the instance from outside, without running the function. */
export function endingEpisode(instance: Instance, messages: readonly RecordedEvent[], ending: Ending): Episode {
  return endEpisode(begin(messages), ending, nextIdOf(instance));
}

/** The framework ends an orchestration when its function has returned and nothing scheduled is still open. */
function conclude(
  instance: Instance,
  begun: readonly RecordedEvent[],
  output: OrchestratorOutput,
  replay: ReplayOutcome,
  defaultVersion: string,
): Episode {
  const ends = replay.isQuiet && (output.isDone || output.error !== undefined);
  const decisions = ends ? [...replay.decisions, ...replay.releases] : replay.decisions;
  const nextId = ends ? replay.nextId + replay.releases.length : replay.nextId;
  const scheduled = decisions.map((decision) => toScheduledTask(decision, instance.record.executionId, defaultVersion));
  const events = [...begun, ...scheduled.map((task) => record(scheduledEvent(task)))];
  const changes = {
    ...unchanged,
    scheduled,
    cancelledTimers: replay.cancelledTimers,
    customStatus: customStatusOf(output),
  };
  if (ends && output.error !== undefined) {
    const text = failureText(instance, output.error);
    const details = `Message: ${output.error}, StackTrace: ${output.errorStack}`;
    return endEpisode(events, { status: 'Failed', output: text, details }, nextId, changes);
  }
  if (ends && replay.continueAsNew) {
    const { input } = replay.continueAsNew;
    return {
      ...changes,
      events: end(events),
      continueAsNew: { input: toJson(input), carriedEvents: replay.carriedEvents },
    };
  }
  if (ends) {
    const ending: Ending = { status: 'Completed', output: toJson(output.output), details: null };
    return endEpisode(events, ending, nextId, changes);
  }
  return { ...changes, events: end(events), isStuck: replay.isQuiet && !replay.awaitsEvents };
}

function begin(messages: readonly RecordedEvent[]): RecordedEvent[] {
  return [record(historyEvent({ EventType: EventType.OrchestratorStarted })), ...messages];
}

function end(events: readonly RecordedEvent[]): RecordedEvent[] {
  return [...events, record(historyEvent({ EventType: EventType.OrchestratorCompleted }))];
}

function endEpisode(
  events: readonly RecordedEvent[],
  ending: Ending,
  id: number,
  changes: Omit<Episode, 'events'> = unchanged,
): Episode {
  const last = historyEvent({
    EventType: EventType.ExecutionCompleted,
    EventId: id,
    OrchestrationStatus: EndStatus[ending.status],
    Result: ending.output,
  });
  return { ...changes, events: end([...events, record(last)]), ending };
}

/** The id after the last one that the history knows. */
function nextIdOf(instance: Instance): number {
  return instance.history.events.reduce((next, { EventId }) => Math.max(next, EventId + 1), 0);
}

function failureText(instance: Instance, reason: string): string {
  return `Orchestrator function '${instance.record.name}' failed: ${reason}`;
}

/** Azure refuses a custom status of more than 16 KB in UTF-16, and fails the orchestration. */
function customStatusOf({ customStatus }: OrchestratorOutput): string | undefined {
  if (customStatus === undefined || customStatus === null) return undefined;
  const json = JSON.stringify(customStatus);
  const size = Math.trunc((json.length * 2) / 1024);
  if (size <= CUSTOM_STATUS_LIMIT_KB) return json;
  throw new Error(
    `The UTF-16 size of the JSON-serialized payload must not exceed ${CUSTOM_STATUS_LIMIT_KB} KB. The current payload size is ${size} KB.`,
  );
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
