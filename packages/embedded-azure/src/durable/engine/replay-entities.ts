import { type EntityId, parseSchedulerId } from '../entities/entity-id.ts';
import { type EntityMessage, RELEASE_EVENT, REQUEST_EVENT } from '../entities/entity-message.ts';
import type { SendDecision } from './decision.ts';
import type { ExternalEvents } from './external-events.ts';
import type { ReplaySchedule } from './replay-schedule.ts';
import type { ReplayTask } from './replay-task.ts';

export interface ReplayedInstance {
  instanceId: string;
  executionId: string;
}

interface Operation {
  instanceId: string;
  operation: string;
  input?: unknown;
}

/**
 * A replay's requests to entities: messages that take one sequence id each. An answer is an event named after its
 * request. The request's id is made from the execution's id and the sequence id, so every replay computes the same one.
 */
export class ReplayedEntities {
  readonly #instance: ReplayedInstance;
  readonly #schedule: ReplaySchedule;
  readonly #events: ExternalEvents;
  #held: { requestId: string; lockSet: readonly EntityId[] } | undefined;

  constructor(instance: ReplayedInstance, schedule: ReplaySchedule, events: ExternalEvents) {
    this.#instance = instance;
    this.#schedule = schedule;
    this.#events = events;
  }

  call(operation: Operation): ReplayTask {
    return this.#events.waitFor(this.#request(operation, false));
  }

  signal(operation: Operation): void {
    this.#request(operation, true);
  }

  /** @param lockSet in locking order, which must be the same for all orchestrations */
  lock(lockSet: readonly EntityId[], requestId: string): ReplayTask {
    const [first] = lockSet;
    const { instanceId: parent, executionId: parentExecution } = this.#instance;
    const body = { id: requestId, parent, parentExecution, lockset: [...lockSet], pos: 0 };
    if (first) this.#schedule.fire({ kind: 'send', target: first, message: { name: REQUEST_EVENT, body } });
    const task = this.#events.waitFor(requestId);
    task.whenEnded(() => {
      this.#held = { requestId, lockSet };
    });
    return task;
  }

  release(): void {
    for (const { target, message } of this.#releases()) this.#schedule.fire({ kind: 'send', target, message });
    this.#held = undefined;
  }

  /** Releases all remaining locks: an orchestration that ends leaves no lock behind. */
  releasesAtEnd(): SendDecision[] {
    const { nextId } = this.#schedule;
    return this.#releases().map((release, index) => ({ kind: 'send', id: nextId + index, ...release }));
  }

  #request({ instanceId, operation: op, input }: Operation, signal: boolean): string {
    const { instanceId: parent, executionId } = this.#instance;
    const target = parseSchedulerId(instanceId);
    if (!target) throw new Error(`${instanceId} is no entity's id`);
    const id = requestId(executionId, this.#schedule.nextId);
    const body = {
      op,
      ...(signal && { signal }),
      ...(input !== undefined && input !== null && { input: JSON.stringify(input) }),
      id,
      parent,
      parentExecution: executionId,
    };
    this.#schedule.fire({ kind: 'send', target, message: { name: REQUEST_EVENT, body } });
    return id;
  }

  #releases(): { target: EntityId; message: EntityMessage }[] {
    const { requestId: id, lockSet } = this.#held ?? { requestId: '', lockSet: [] };
    const body = { parent: this.#instance.instanceId, id };
    return lockSet.map((target) => ({ target, message: { name: RELEASE_EVENT, body } }));
  }
}

/** A GUID whose last eight digits are the sequence id. */
function requestId(executionId: string, sequenceId: number): string {
  const digits = `${executionId.slice(0, 24)}${sequenceId.toString(16).padStart(8, '0')}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
