import type { Decision, SendDecision } from './decision.ts';
import { ExternalEvents } from './external-events.ts';
import { EventType, type HistoryEvent } from './history-event.ts';
import { type Action, ActionType } from './orchestrator-output.ts';
import { ReplayedEntities, type ReplayedInstance } from './replay-entities.ts';
import { callHttp } from './replay-http.ts';
import { retry } from './replay-retry.ts';
import { ReplaySchedule } from './replay-schedule.ts';
import { ReplayTask } from './replay-task.ts';

export interface ReplayOutcome {
  /** Decisions that the history does not contain yet, by ascending id. */
  decisions: Decision[];
  /** Timers that the orchestrator has cancelled, whether or not the history contains them. */
  cancelledTimers: ReadonlySet<number>;
  /** Every action has ended and nothing scheduled is still open, so the orchestration may end. */
  isQuiet: boolean;
  /** It waits for an event, so something from outside can still continue it. */
  awaitsEvents: boolean;
  continueAsNew: { input: unknown } | undefined;
  /** Events that arrived after `continueAsNew`. They belong to the next generation. */
  carriedEvents: Extract<HistoryEvent, { EventType: typeof EventType.EventRaised }>[];
  /** Additional decisions if the orchestration ends now: it releases its locks. */
  releases: SendDecision[];
  nextId: number;
}

/**
 * Replays the orchestrator's actions against the history, as the extension does in .NET (OutOfProcOrchestrationShim on
 * DurableTask.Core). The actions are awaited one after the other, and each takes its sequence ids at that time. What
 * the history does not confirm is a new decision. Ids that differ from the library's would mix up results.
 */
export class ActionReplay {
  readonly #schedule = new ReplaySchedule();
  readonly #events = new ExternalEvents();
  readonly #entities: ReplayedEntities;
  readonly #carried: ReplayOutcome['carriedEvents'] = [];
  #actions: Action[] = [];
  #continueAsNew: ReplayOutcome['continueAsNew'];
  #nextAction = 0;
  #finished = false;

  constructor(instance: ReplayedInstance) {
    this.#entities = new ReplayedEntities(instance, this.#schedule, this.#events);
  }

  /**
   * Whether it waits for an action that was begun. Otherwise it is ahead of the orchestrator, whose next actions would
   * have begun in the past. Then only a replay from the start is right.
   */
  get isBlocked(): boolean {
    return !this.#finished;
  }

  /**
   * Continues where it was.
   *
   * @param actions new actions of the orchestrator since the last call
   * @param events new events of the history since the last call
   * @throws NonDeterministicError if the history differs
   * @throws UnsupportedActionError
   */
  advance(actions: readonly Action[], events: Iterable<HistoryEvent>): ReplayOutcome {
    this.#actions = [...this.#actions.slice(this.#nextAction), ...actions];
    this.#nextAction = 0;
    for (const event of events) this.#apply(event);
    return {
      decisions: this.#schedule.decisions,
      cancelledTimers: this.#schedule.cancelledTimers,
      isQuiet: this.#finished && this.#schedule.isQuiet,
      awaitsEvents: this.#events.areAwaited,
      continueAsNew: this.#continueAsNew,
      carriedEvents: this.#carried,
      releases: this.#entities.releasesAtEnd(),
      nextId: this.#schedule.nextId,
    };
  }

  #apply(event: HistoryEvent): void {
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
        this.#schedule.now = Date.parse(event.Timestamp);
        break;
      case EventType.ExecutionStarted:
        this.#runActions();
        break;
      case EventType.TaskScheduled:
      case EventType.TimerCreated:
      case EventType.SubOrchestrationInstanceCreated:
      case EventType.EventSent:
        this.#schedule.confirm(event);
        break;
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationInstanceCompleted:
        this.#schedule.end(event.TaskScheduledId)?.complete(event.Result);
        break;
      case EventType.TaskFailed: {
        const nonRetriable = event.FailureDetails?.['IsNonRetriable'] === true;
        this.#schedule.end(event.TaskScheduledId)?.fail({ nonRetriable });
        break;
      }
      case EventType.SubOrchestrationInstanceFailed:
        this.#schedule.end(event.TaskScheduledId)?.fail();
        break;
      case EventType.TimerFired:
        this.#schedule.end(event.TimerId)?.complete();
        break;
      case EventType.EventRaised:
        if (this.#continueAsNew) this.#carried.push(event);
        else this.#events.raise(event.Name);
        break;
    }
  }

  /** Awaits the actions one after the other. If one fails, that concerns the orchestrator, not the replay. */
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
        return retry(this.#schedule, action.retryOptions, () => this.#activity(action.functionName, action.input));
      case ActionType.CallSubOrchestrator:
        return this.#subOrchestration(action);
      case ActionType.CallSubOrchestratorWithRetry:
        return retry(this.#schedule, action.retryOptions, () => this.#subOrchestration(action));
      case ActionType.ContinueAsNew:
        this.#continueAsNew = { input: action.input };
        return ReplayTask.completed();
      case ActionType.CreateTimer:
        return this.#schedule.timer(Date.parse(action.fireAt), action.isCanceled);
      case ActionType.WaitForExternalEvent:
        return this.#events.waitFor(action.externalEventName);
      case ActionType.CallHttp:
        return callHttp(this.#schedule, action.httpRequest);
      case ActionType.CallEntity:
        return this.#entities.call(action);
      case ActionType.SignalEntity:
        this.#entities.signal(action);
        return ReplayTask.completed();
      case ActionType.LockEntities:
        return this.#entities.lock(action.lockSet, action.lockRequestId);
      case ActionType.ReleaseEntities:
        this.#entities.release();
        return ReplayTask.completed();
      case ActionType.WhenAny:
        return this.#whenAny(action.compoundActions);
      case ActionType.WhenAll:
        return this.#whenAll(action.compoundActions);
    }
  }

  #activity(name: string, input: unknown): ReplayTask {
    return this.#schedule.begin({ kind: 'activity', name, input });
  }

  #subOrchestration(action: {
    functionName: string;
    instanceId?: string | undefined;
    version?: string | undefined;
    input?: unknown;
  }): ReplayTask {
    const { functionName: name, instanceId, version, input } = action;
    return this.#schedule.begin({ kind: 'sub-orchestration', name, instanceId, version, input });
  }

  #whenAny(actions: readonly Action[]): ReplayTask {
    const whole = new ReplayTask();
    for (const action of actions) this.#begin(action).whenEnded(() => whole.complete());
    return whole;
  }

  /** Unlike the library's Task.all, .NET's waits for all of them even if one has failed. */
  #whenAll(actions: readonly Action[]): ReplayTask {
    const whole = new ReplayTask();
    let left = actions.length;
    for (const action of actions) {
      this.#begin(action).whenEnded(() => {
        if (--left === 0) whole.complete();
      });
    }
    return whole;
  }
}
