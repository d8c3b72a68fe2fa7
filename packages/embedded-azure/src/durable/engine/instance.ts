import type { InstanceRecord } from '../store/instance-record.ts';
import type { ActionReplay } from './action-replay.ts';
import { EventType } from './history-event.ts';
import { HistoryLog, type RecordedEvent } from './history-log.ts';
import type { KnownActions } from './known-actions.ts';

/** An event in the inbox that waits for an episode. */
export interface Message extends RecordedEvent {
  readonly sequence: number;
  /** The execution it is meant for; null means any. */
  readonly executionId: string | null;
}

/** The messages of one episode. */
export interface Intake {
  /** Removed from the inbox with the episode's commit. */
  consumed: Message[];
  /** Added to the history, in this order. */
  events: RecordedEvent[];
  /** Whether the orchestrator function has to see any of the events. */
  runs: boolean;
  /** Whether the instance is suspended afterwards. */
  suspended: boolean;
  /** Why it was terminated, if it was. */
  terminated: { reason: string | null } | undefined;
}

/** How far an execution has been replayed, so that the next episode replays only what is new. */
export interface Progress {
  replay: ActionReplay;
  known: KnownActions;
  /** How many events of the history were replayed. */
  events: number;
}

/** An unfinished instance in memory; the state file says the same. */
export class Instance {
  readonly record: InstanceRecord;
  readonly history = new HistoryLog();
  /** Ids of timers that have not fired yet. */
  readonly armedTimers = new Set<number>();
  /** Undefined before the first episode of an execution, and after a restart. */
  progress: Progress | undefined;
  #inbox: Message[] = [];
  /** Messages that arrived while it was suspended. */
  #held: Message[] = [];

  constructor(record: InstanceRecord) {
    this.record = record;
  }

  get id(): string {
    return this.record.instanceId;
  }

  get hasMessages(): boolean {
    return this.#inbox.length > 0;
  }

  deliver(message: Message): void {
    this.#inbox.push(message);
  }

  /**
   * While suspended, only a resumption or a termination gets through. Messages for an earlier execution are ignored.
   */
  takeMessages(): Intake {
    const suspended = this.record.status === 'Suspended';
    const intake: Intake = { consumed: [], events: [], runs: false, suspended, terminated: undefined };
    for (const message of this.#inInboxOrder()) {
      const { event, executionId } = message;
      if (executionId !== null && executionId !== this.record.executionId) {
        intake.consumed.push(message);
      } else if (event.EventType === EventType.ExecutionTerminated) {
        accept(intake, message);
        intake.terminated = { reason: event.Input };
        break;
      } else if (event.EventType === EventType.ExecutionSuspended) {
        accept(intake, message);
        intake.suspended = true;
      } else if (event.EventType === EventType.ExecutionResumed) {
        accept(intake, message);
        intake.suspended = false;
        for (const held of this.#held.splice(0)) accept(intake, held, true);
      } else if (intake.suspended) {
        this.#held.push(message);
      } else {
        accept(intake, message, true);
      }
    }
    return intake;
  }

  /** A new execution begins with its start event, even if another event arrived before it. */
  #inInboxOrder(): Message[] {
    const messages = this.#inbox;
    this.#inbox = [];
    const startsFirst = ({ event }: Message) => (event.EventType === EventType.ExecutionStarted ? 0 : 1);
    return this.history.length === 0 ? messages.sort((a, b) => startsFirst(a) - startsFirst(b)) : messages;
  }
}

function accept(intake: Intake, message: Message, runs = false): void {
  intake.consumed.push(message);
  intake.events.push(message);
  intake.runs ||= runs;
}
