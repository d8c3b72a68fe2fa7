import type { Decision } from './decision.ts';
import { ExternalEvents } from './external-events.ts';
import { EventType, type HistoryEvent } from './history-event.ts';
import { assertSameDecision } from './non-determinism.ts';
import { type Action, ActionType, type RetryOptions } from './orchestrator-output.ts';
import { ReplayTask } from './replay-task.ts';
import { retryDelay } from './retry-delay.ts';
import { UnsupportedActionError } from './unsupported-action.ts';

const DAY = 24 * 3_600_000;
/** Azure Storage delays a message by at most seven days; the extension stays a day below. */
export const MAXIMUM_SHORT_TIMER = 6 * DAY;
/** A longer timer is a chain of these. */
export const LONG_TIMER_INTERVAL = 3 * DAY;

export interface ReplayOutcome {
  /** What the history does not know yet, by ascending id. */
  decisions: Decision[];
  /** Timers that the orchestrator has cancelled, known to the history or not. */
  cancelledTimers: Set<number>;
  /** Every action has ended and nothing that was scheduled is still open: the orchestration may end. */
  isQuiet: boolean;
  /** It waits for an event, so that the outside can still move it. */
  awaitsEvents: boolean;
  continueAsNew: { input: unknown } | undefined;
  /** Events that came after `continueAsNew`: they belong to the next generation. */
  carriedEvents: Extract<HistoryEvent, { EventType: typeof EventType.EventRaised }>[];
  nextId: number;
}

/**
 * Replays the orchestrator's actions against the history, as the extension does in .NET (OutOfProcOrchestrationShim
 * on DurableTask.Core): the actions are awaited one after the other, each takes its sequence ids at that moment, and
 * what the history does not confirm is a new decision. Ids that differ from the library's would mix up results.
 *
 * @throws NonDeterministicError when the history tells of something else
 * @throws UnsupportedActionError
 */
export function replayActions(actions: Action[], history: Iterable<HistoryEvent>): ReplayOutcome {
  const replay = new ActionReplay(actions);
  for (const event of history) replay.apply(event);
  return replay.outcome();
}

class ActionReplay {
  readonly #actions: Action[];
  readonly #open = new Map<number, ReplayTask>();
  readonly #decisions = new Map<number, Decision>();
  readonly #cancelledTimers = new Set<number>();
  readonly #events = new ExternalEvents();
  readonly #carried: ReplayOutcome['carriedEvents'] = [];
  #continueAsNew: ReplayOutcome['continueAsNew'];
  #nextAction = 0;
  #finished = false;
  #nextId = 0;
  /** The orchestration's own time: when the current episode began. */
  #now = 0;

  constructor(actions: Action[]) {
    this.#actions = actions;
  }

  outcome(): ReplayOutcome {
    return {
      decisions: [...this.#decisions.values()],
      cancelledTimers: this.#cancelledTimers,
      isQuiet: this.#finished && this.#open.size === 0,
      awaitsEvents: this.#events.areAwaited,
      continueAsNew: this.#continueAsNew,
      carriedEvents: this.#carried,
      nextId: this.#nextId,
    };
  }

  apply(event: HistoryEvent): void {
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
        this.#now = Date.parse(event.Timestamp);
        break;
      case EventType.ExecutionStarted:
        this.#runActions();
        break;
      case EventType.TaskScheduled:
      case EventType.TimerCreated:
      case EventType.SubOrchestrationInstanceCreated:
        assertSameDecision(event, this.#decisions.get(event.EventId));
        this.#decisions.delete(event.EventId);
        break;
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationInstanceCompleted:
        this.#close(event.TaskScheduledId)?.complete();
        break;
      case EventType.TaskFailed:
        this.#close(event.TaskScheduledId)?.fail({ nonRetriable: event.FailureDetails?.['IsNonRetriable'] === true });
        break;
      case EventType.SubOrchestrationInstanceFailed:
        this.#close(event.TaskScheduledId)?.fail();
        break;
      case EventType.TimerFired:
        this.#close(event.TimerId)?.complete();
        break;
      case EventType.EventRaised:
        if (this.#continueAsNew) this.#carried.push(event);
        else this.#events.raise(event.Name);
        break;
    }
  }

  /** Awaits the actions one after the other; whether one failed is the orchestrator's affair, not the replay's. */
  readonly #runActions = (): void => {
    for (let action = this.#actions[this.#nextAction]; action; action = this.#actions[this.#nextAction]) {
      this.#nextAction++;
      const task = this.#begin(action);
      if (task.isOpen) {
        task.whenEnded(this.#runActions);
        return;
      }
    }
    this.#finished = true;
  };

  #begin(action: Action): ReplayTask {
    switch (action.actionType) {
      case ActionType.CallActivity:
        return this.#activity(action.functionName, action.input);
      case ActionType.CallActivityWithRetry:
        return this.#retry(action.retryOptions, () => this.#activity(action.functionName, action.input));
      case ActionType.CallSubOrchestrator:
        return this.#subOrchestration(action);
      case ActionType.CallSubOrchestratorWithRetry:
        return this.#retry(action.retryOptions, () => this.#subOrchestration(action));
      case ActionType.ContinueAsNew:
        this.#continueAsNew = { input: action.input };
        return ReplayTask.completed();
      case ActionType.CreateTimer:
        return this.#timer(Date.parse(action.fireAt), action.isCanceled);
      case ActionType.WaitForExternalEvent:
        return this.#events.waitFor(action.externalEventName);
      case ActionType.WhenAny:
        return this.#whenAny(action.compoundActions);
      case ActionType.WhenAll:
        return this.#whenAll(action.compoundActions);
      default:
        throw new UnsupportedActionError(action);
    }
  }

  #activity(name: string, input: unknown): ReplayTask {
    return this.#schedule({ kind: 'activity', id: this.#nextId++, name, input });
  }

  #subOrchestration(action: {
    functionName: string;
    instanceId?: string | undefined;
    version?: string | undefined;
    input?: unknown;
  }): ReplayTask {
    const { functionName: name, instanceId, version, input } = action;
    return this.#schedule({ kind: 'sub-orchestration', id: this.#nextId++, name, instanceId, version, input });
  }

  /** A cancelled timer still takes its id, but nobody waits for it. */
  #singleTimer(fireAt: number, cancelled: boolean): ReplayTask {
    const id = this.#nextId++;
    const task = this.#schedule({ kind: 'timer', id, fireAt: new Date(fireAt).toISOString() });
    if (cancelled) {
      this.#cancelledTimers.add(id);
      this.#open.delete(id);
      task.fail();
    }
    return task;
  }

  #timer(fireAt: number, cancelled: boolean): ReplayTask {
    if (fireAt - this.#now <= MAXIMUM_SHORT_TIMER) return this.#singleTimer(fireAt, cancelled);
    const whole = new ReplayTask();
    const next = (at: number) => {
      const part = this.#singleTimer(at, cancelled);
      part.whenEnded(() => {
        const left = fireAt - this.#now;
        if (part.hasFailed) whole.fail();
        else if (left <= 0) whole.complete();
        else next(this.#now + Math.min(left, LONG_TIMER_INTERVAL));
      });
    };
    next(this.#now + LONG_TIMER_INTERVAL);
    return whole;
  }

  /**
   * DurableTask.Core's RetryInterceptor, including the timer that it makes after the last attempt: a bug of old that
   * can't be mended, because the ids of histories depend on it.
   */
  #retry(options: RetryOptions, attempt: () => ReplayTask): ReplayTask {
    const whole = new ReplayTask();
    const firstAttemptAt = this.#now;
    let attempts = 0;
    const run = () => {
      const task = attempt();
      task.whenEnded(() => {
        attempts++;
        if (!task.hasFailed) return whole.complete();
        const isLast = attempts === options.maxNumberOfAttempts;
        const delay = isLast ? 0 : retryDelay(options, attempts, this.#now - firstAttemptAt);
        if (delay === undefined || task.isNonRetriable) return whole.fail();
        this.#singleTimer(this.#now + delay, false).whenEnded(() => (isLast ? whole.fail() : run()));
      });
    };
    run();
    return whole;
  }

  #whenAny(actions: Action[]): ReplayTask {
    const whole = new ReplayTask();
    for (const action of actions) this.#begin(action).whenEnded(() => whole.complete());
    return whole;
  }

  /** Unlike the library's Task.all, .NET's waits for all of them even when one has failed. */
  #whenAll(actions: Action[]): ReplayTask {
    const whole = new ReplayTask();
    let left = actions.length;
    for (const action of actions) {
      this.#begin(action).whenEnded(() => {
        if (--left === 0) whole.complete();
      });
    }
    return whole;
  }

  #schedule(decision: Decision): ReplayTask {
    const task = new ReplayTask();
    this.#decisions.set(decision.id, decision);
    this.#open.set(decision.id, task);
    return task;
  }

  #close(id: number): ReplayTask | undefined {
    const task = this.#open.get(id);
    this.#open.delete(id);
    return task;
  }
}
