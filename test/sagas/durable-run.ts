import { ActionReplay } from '@partner-orders/embedded-azure/internals/durable/engine/action-replay';
import type { Decision } from '@partner-orders/embedded-azure/internals/durable/engine/decision';
import {
  EventType,
  type HistoryEvent,
  historyEvent,
} from '@partner-orders/embedded-azure/internals/durable/engine/history-event';
import { KnownActions } from '@partner-orders/embedded-azure/internals/durable/engine/known-actions';
import { readOutput } from '@partner-orders/embedded-azure/internals/durable/engine/orchestrator-output';
import { runOrchestrator } from '../run-orchestrator.ts';

type Timer = Extract<Decision, { kind: 'timer' }>;

/**
 * One instance of an orchestration: Durable's library runs the orchestrator over a history, and the history grows as in
 * Durable Functions. Time is the test's.
 */
export class DurableRun {
  readonly history: HistoryEvent[] = [];
  /** The names of all activities that were called. */
  readonly called: string[] = [];
  /** External events that arrive with the next one, before it. */
  readonly early: string[] = [];
  output: unknown;
  isDone = false;
  readonly #orchestrate: unknown;
  readonly #input: unknown;
  readonly #answer: (activity: string) => unknown;
  readonly #timers = new Map<number, Timer>();
  #now: number;

  /** @param answer the results of the activities */
  constructor(orchestrate: unknown, input: unknown, answer: (activity: string) => unknown, startsAt: number) {
    this.#orchestrate = orchestrate;
    this.#input = input;
    this.#answer = answer;
    this.#now = startsAt;
  }

  get now(): number {
    return this.#now;
  }

  /** The timers that still run. */
  get timers(): readonly Timer[] {
    return [...this.#timers.values()];
  }

  start(): Promise<void> {
    const OrchestrationInstance = { InstanceId: 'test', ExecutionId: 'e' };
    const started = { ParentInstance: null, Name: 'test', Version: '1.1', Input: '', Tags: null };
    return this.#happen({ EventType: EventType.ExecutionStarted, OrchestrationInstance, ...started });
  }

  raise(Name: string): Promise<void> {
    return this.#happen({ EventType: EventType.EventRaised, Name, Input: 'null' });
  }

  /** The next timer fires. */
  async fire(): Promise<void> {
    const [next] = this.timers.toSorted((a, b) => Date.parse(a.fireAt) - Date.parse(b.fireAt));
    if (next === undefined) throw new Error('no timer runs');
    this.#timers.delete(next.id);
    this.#now = Date.parse(next.fireAt);
    await this.#happen({ EventType: EventType.TimerFired, TimerId: next.id, FireAt: next.fireAt });
  }

  /** One episode, and those of the activities that it calls. */
  async #happen(event: Parameters<typeof historyEvent>[0]): Promise<void> {
    this.#add({ EventType: EventType.OrchestratorStarted });
    for (const Name of this.early.splice(0)) this.#add({ EventType: EventType.EventRaised, Name, Input: 'null' });
    this.#add(event);
    const asked = { instanceId: 'test', input: this.#input, history: this.history };
    const returned = await runOrchestrator(this.#orchestrate, asked);
    const said = readOutput({ returnValue: { json: JSON.stringify(returned) } } as never, new KnownActions());
    const replay = new ActionReplay({ instanceId: 'test', executionId: 'e' } as never);
    const { decisions, cancelledTimers } = replay.advance(said.actions, this.history);
    for (const id of cancelledTimers) this.#timers.delete(id);
    Object.assign(this, { isDone: said.isDone, output: said.output });
    for (const decision of decisions) {
      if (decision.kind === 'timer') {
        this.#add({ EventType: EventType.TimerCreated, EventId: decision.id, FireAt: decision.fireAt });
        this.#timers.set(decision.id, decision);
      }
      if (decision.kind === 'activity') {
        const { id, name } = decision;
        this.#add({ EventType: EventType.TaskScheduled, EventId: id, Name: name, Version: '', Input: '' });
        this.called.push(name);
        const Result = JSON.stringify(this.#answer(name)) ?? null;
        await this.#happen({ EventType: EventType.TaskCompleted, TaskScheduledId: id, Result });
      }
    }
  }

  #add(event: Parameters<typeof historyEvent>[0]): void {
    this.history.push(historyEvent(event, this.#now));
  }
}
