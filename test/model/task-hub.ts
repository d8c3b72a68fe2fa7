import { createHash } from 'node:crypto';
import type { OrchestrationContext, RetryOptions, Task } from 'durable-functions';
import type { Activity, SagaPorts } from '../../orchestrations/activity.ts';
import { AttemptFailed } from '../../orchestrations/attempt-failed.ts';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { refundSaga } from '../../orchestrations/refund-saga.ts';
import type { RetryPolicies } from '../../orchestrations/retry.ts';
import { runActivity } from '../../orchestrations/run-activity.ts';
import type { OrderId, OrderRef } from '../../shared/domain/ids.ts';
import { firstInstanceOf, nextInstanceOf, refundInstanceOf } from '../../shared/domain/saga-instance.ts';
import type { SagaInstances } from '../../shared/ports/saga-instances.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { Actor, Schedule } from './schedule.ts';

/** What an orchestrator waits for. */
type Wait =
  | { kind: 'activity'; name: string; input: unknown; retry: RetryOptions }
  | { kind: 'timer or event'; timer: Task; nudge: Task; fireAt: Date };

/** What happened to an instance, as Durable keeps it. */
export type Happening = { label: string; at: number } & ({ value: unknown } | { error: string });

export interface Instance {
  id: string;
  orderId: OrderId;
  input: object;
  history: Happening[];
  /** The names of all activities that were ever begun, in sequence. */
  begun: string[];
  isWaitingForNudge: boolean;
  run?: string;
  result?: unknown;
}

/** An activity that is begun until its first answer arrives. More than one process may work on it. */
interface Attempt {
  instance: Instance;
  name: string;
  input: unknown;
  retry: RetryOptions;
  number: number;
  isAnswered: boolean;
  actors: Actor[];
}

export const SILENT = { info() {}, warn() {}, error() {} };
const activities = new Map(
  [...orderSaga.activities, ...refundSaga.activities].map((activity) => [
    activity.name,
    activity as Activity<unknown, unknown>,
  ]),
);

/** How long an activity's worker can be silent before another one gets its message. */
export const RETRY_POLICIES: RetryPolicies = {
  act: { attempts: 2, firstDelayMs: 1_000, maxDelayMs: 4_000 },
  finish: { attempts: 2, firstDelayMs: 1_000, maxDelayMs: 4_000 },
  stuckDelayMs: 60_000,
  stuckLookMs: 30_000,
  outageMs: 15_000,
  outageDelayMs: 5_000,
};

/**
 * The task hub of one colour: sagas and their histories, which survive every process. Each answer replays the saga from
 * its start, and an activity runs at least once, on any process of the colour.
 */
export class TaskHub {
  readonly instances: Instance[] = [];
  readonly #current = new Map<string, Instance>();
  readonly #schedule: Schedule;
  readonly hub: string;
  readonly #version: string;
  /** The ports of a process. */
  readonly #portsOf: (process: string) => SagaPorts;
  readonly #chooseProcess: () => string;
  readonly #orchestrations = {
    order: orderSaga.orchestrator(RETRY_POLICIES),
    refund: refundSaga.orchestrator(RETRY_POLICIES),
  };
  readonly #attempts = new Set<Attempt>();
  #starts = 0;

  constructor(
    schedule: Schedule,
    {
      hub,
      version,
      portsOf,
      chooseProcess,
    }: { hub: string; version: string; portsOf(process: string): SagaPorts; chooseProcess(): string },
  ) {
    this.#schedule = schedule;
    this.hub = hub;
    this.#version = version;
    this.#portsOf = portsOf;
    this.#chooseProcess = chooseProcess;
  }

  /** The client that a function of this colour gets. */
  get sagas(): Sagas {
    const start = (ref: OrderRef, id: string) =>
      this.#schedule.call(`start ${short(id)}`, () => void this.#start(ref, id));
    return {
      start: (ref) => start(ref, firstInstanceOf(ref.orderId)),
      startAgain: (ref, sequence) => start(ref, nextInstanceOf(ref.orderId, sequence)),
      resume: ({ orderId }, id = firstInstanceOf(orderId)) =>
        this.#schedule.call(`nudge ${short(id)}`, () => this.#nudge(id)),
      startRefund: (ref) => {
        const id = refundInstanceOf(ref.refundId);
        return this.#schedule.call(`start ${short(id)}`, () => void (this.#start(ref, id) || this.#nudge(id)));
      },
      startRefundIfLost: (ref) => {
        const id = refundInstanceOf(ref.refundId);
        return this.#schedule.call(`start ${short(id)}`, () => this.#start(ref, id));
      },
    };
  }

  /** What a timer of this colour sees. */
  get found(): SagaInstances {
    const hasEnded = async (id: string) => this.#current.get(id)?.result !== undefined || !this.#current.has(id);
    return { hub: this.hub, hasEnded };
  }

  /** Activities that somebody works on now. */
  get worked(): readonly Attempt[] {
    return [...this.#attempts].filter(({ actors }) => actors.some(({ isDead }) => !isDead));
  }

  /** The lease of a slow worker ends: another one gets the activity, and the first one doesn't know. */
  redeliver(attempt: Attempt): void {
    this.#dispatch(attempt, ' again, while the first attempt still runs');
  }

  /** What a killed or frozen process worked on goes to another one. */
  recover(process: string): void {
    for (const attempt of this.#attempts) {
      if (attempt.actors.at(-1)?.process === process) this.#dispatch(attempt, ' again');
    }
  }

  /** Returns false if it runs already. */
  #start(ref: OrderRef, id: string): boolean {
    const existing = this.#current.get(id);
    // As in Durable: one that has ended can start again.
    if (existing !== undefined && existing.result === undefined) return false;
    this.#starts += 1;
    const { orderId } = ref;
    const input = { ...ref, start: `${this.#version}-${this.#starts}`, hub: this.hub, policies: RETRY_POLICIES };
    const instance: Instance = { id, orderId, input, history: [], begun: [], isWaitingForNudge: false };
    this.#current.set(id, instance);
    this.instances.push(instance);
    this.#replay(instance);
    return true;
  }

  #nudge(id: string): boolean {
    const instance = this.#current.get(id);
    if (instance === undefined) return false;
    if (instance.isWaitingForNudge) this.#happen(instance, { label: 'timer or event', value: 'nudge' });
    return true;
  }

  #happen(instance: Instance, what: { label: string } & ({ value: unknown } | { error: string })): void {
    instance.isWaitingForNudge = false;
    instance.history.push({ ...what, at: this.#schedule.now });
    this.#replay(instance);
  }

  /** Replays the saga against its history, and begins what it asks for next. */
  #replay(instance: Instance): void {
    const df = this.#contextOf(instance);
    const orchestrate = this.#orchestrations[instance.id.startsWith('refund-') ? 'refund' : 'order'];
    const run = orchestrate({ df } as unknown as OrchestrationContext);
    let next = run.next();
    for (const past of instance.history) {
      if (next.done) throw new Error(`${instance.id} ended too early in its replay`);
      const wait = next.value as unknown as Wait;
      if (labelOf(wait) !== past.label)
        throw new Error(`${instance.id} asks for ${labelOf(wait)} where it asked for ${past.label}`);
      df.currentUtcDateTime = new Date(past.at);
      if ('error' in past) next = run.throw(new Error(past.error));
      else if (wait.kind === 'activity') next = run.next(past.value);
      else next = run.next(past.value === 'nudge' ? wait.nudge : wait.timer);
    }
    if (next.done) instance.result = next.value;
    else this.#begin(instance, next.value as unknown as Wait);
  }

  #begin(instance: Instance, wait: Wait): void {
    if (wait.kind === 'activity') {
      const { name, input, retry } = wait;
      instance.begun.push(name);
      const attempt = { instance, name, input: toJson(input), retry, number: 1, isAnswered: false, actors: [] };
      this.#attempts.add(attempt);
      this.#dispatch(attempt);
      return;
    }
    instance.isWaitingForNudge = true;
    const before = instance.history.length;
    const run = () => {
      if (instance.history.length === before) this.#happen(instance, { label: 'timer or event', value: 'timer' });
    };
    this.#schedule.add({
      kind: 'timer',
      label: `${short(instance.id)} waits no longer`,
      at: wait.fireAt.getTime(),
      run,
    });
  }

  #dispatch(attempt: Attempt, again = ''): void {
    const { name, instance } = attempt;
    const process = this.#chooseProcess();
    const actor: Actor = { name: `${name} of ${short(instance.id)}`, process, isDead: false };
    attempt.actors.push(actor);
    const run = () => this.#schedule.act(actor, () => this.#work(attempt, actor));
    this.#schedule.add({ kind: 'activity', label: `${process} begins ${actor.name}${again}`, actor, run });
  }

  async #work(attempt: Attempt, actor: Actor): Promise<void> {
    const activity = activities.get(attempt.name);
    if (activity === undefined) throw new Error(`there is no activity ${attempt.name}`);
    const work = runActivity(activity, this.#portsOf(actor.process), RETRY_POLICIES.finish);
    try {
      this.#answer(attempt, actor, { value: toJson(await work(attempt.input, SILENT)) });
    } catch (error) {
      if (!(error instanceof AttemptFailed)) throw error;
      this.#answer(attempt, actor, { error: error.message });
    }
  }

  #answer(attempt: Attempt, actor: Actor, answer: { value: unknown } | { error: string }): void {
    if (actor.isDead || attempt.isAnswered) return;
    const { name, instance, retry } = attempt;
    this.#schedule.tell(`  ${actor.name}: ${'error' in answer ? answer.error : describe(answer.value)}`);
    attempt.isAnswered = true;
    for (const one of attempt.actors) one.isForgotten = true;
    this.#attempts.delete(attempt);
    if (!('error' in answer) || attempt.number >= retry.maxNumberOfAttempts) {
      this.#happen(instance, { label: name, ...answer });
      return;
    }
    const delay = Math.min(
      retry.maxRetryIntervalInMilliseconds ?? Number.POSITIVE_INFINITY,
      retry.firstRetryIntervalInMilliseconds * (retry.backoffCoefficient ?? 1) ** (attempt.number - 1),
    );
    const next = { ...attempt, number: attempt.number + 1, isAnswered: false, actors: [] };
    const run = () => {
      this.#attempts.add(next);
      this.#dispatch(next, ` (attempt ${next.number})`);
    };
    const label = `${name} of ${short(instance.id)} is due again`;
    this.#schedule.add({ kind: 'timer', label, at: this.#schedule.now + delay, run });
  }

  #contextOf(instance: Instance) {
    const task = (wait: Wait) => wait as unknown as Task;
    const timers = new Map<Task, Date>();
    return {
      instanceId: instance.id,
      version: this.#version,
      currentUtcDateTime: new Date(this.#schedule.now),
      getInput: () => instance.input,
      newGuid(name: string) {
        instance.run = createHash('sha256').update(name).digest('hex').slice(0, 8);
        return instance.run;
      },
      setCustomStatus: () => undefined,
      callActivityWithRetry: (name: string, retry: RetryOptions, input: unknown) =>
        task({ kind: 'activity', name, input, retry }),
      waitForExternalEvent: () => ({}) as Task,
      createTimer(fireAt: Date) {
        const timer = { cancel: () => undefined } as unknown as Task;
        timers.set(timer, fireAt);
        return timer;
      },
      Task: {
        any: ([nudge, timer]: [Task, Task]) =>
          task({ kind: 'timer or event', nudge, timer, fireAt: timers.get(timer) as Date }),
      },
    };
  }
}

const labelOf = (wait: Wait): string => (wait.kind === 'activity' ? wait.name : wait.kind);
const toJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
/** The last characters of an order's id are enough in a story. */
const short = (id: string): string =>
  id.replace(/^order-ord_\w*(\w{4})/, 'saga $1').replace(/^refund-ref_\w*(\w{4})$/, 'refund $1');

function describe(value: unknown): string {
  if (value === undefined || value === null) return 'done';
  return JSON.stringify(value);
}
