import { requireDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { type FunctionDefinition, type FunctionInvoker, HostConfigurationError } from '../invocation.ts';
import { type RetryPolicy, retrying, retryPolicyOf } from '../retry-policy.ts';
import type { HostState, TimerStatus } from '../state/host-state.ts';
import { textOfFault } from '../text-of-fault.ts';
import { parseSchedule, type Schedule } from './schedule.ts';
import type { TimeZone } from './time-zone.ts';

export interface TimerListenerOptions {
  invoker: FunctionInvoker;
  state: HostState;
  log(message: string): void;
  clock(): Date;
  /** The time zone of the schedules; UTC if undefined. */
  zone?: TimeZone | undefined;
}

/** .NET's default DateTime: it has never run. */
const NEVER = '0001-01-01T00:00:00.000Z';
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** One timer function, after TimerListener and ScheduleMonitor of azure-webjobs-sdk-extensions. */
export class TimerListener {
  readonly #definition: FunctionDefinition;
  readonly #options: TimerListenerOptions;
  readonly #schedule: Schedule;
  readonly #retryPolicy: RetryPolicy | undefined;
  readonly #monitored: boolean;
  readonly #stopping = new AbortController();
  #status: TimerStatus;
  #timeout: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  /** @throws HostConfigurationError naming the function and the fault of its schedule */
  constructor(definition: FunctionDefinition, options: TimerListenerOptions) {
    this.#definition = definition;
    this.#options = options;
    this.#retryPolicy = retryPolicyOf(definition);
    const now = options.clock();
    const text = String(definition.trigger['schedule'] ?? '');
    try {
      this.#schedule = parseSchedule(text, now, options.zone);
    } catch (error) {
      const fault = textOfFault(error);
      throw new HostConfigurationError(`function "${definition.name}": the schedule "${text}" is wrong: ${fault}`, {
        cause: error,
      });
    }
    this.#monitored = this.#schedule.monitorable && definition.trigger['useMonitor'] !== false;
    this.#status = this.#initialStatus(now);
  }

  /** Runs at once if a run was missed while the host was down, or if `runOnStartup` says so; then by schedule. */
  start(): void {
    const now = this.#options.clock();
    if (this.#monitored && now.getTime() > Date.parse(this.#status.next)) {
      this.#options.log(`Function 'Functions.${this.#definition.name}' is past due on startup. Executing now.`);
      this.#begin(now, true);
    } else if (this.#definition.trigger['runOnStartup'] === true) {
      this.#begin(now, false);
    } else {
      this.#arm();
    }
  }

  /** Fires no more, and resolves when a current run has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timeout);
    await this.#running;
  }

  /** The stored status. If the schedule has changed since, the next time is computed again. */
  #initialStatus(now: Date): TimerStatus {
    const fresh = { last: NEVER, next: this.#schedule.next(now).toISOString(), updated: now.toISOString() };
    if (!this.#monitored) return fresh;
    const stored = this.#options.state.timer(this.#definition.name);
    if (stored) {
      const since = new Date(stored.last === NEVER ? stored.updated : stored.last);
      if (this.#schedule.next(since).toISOString() === stored.next) return stored;
    }
    this.#remember(fresh);
    return fresh;
  }

  /** One run at a time: the next is scheduled when this one has ended. */
  #begin(now: Date, isPastDue: boolean): void {
    this.#running = this.#run(now, isPastDue).then(() => this.#arm());
  }

  #arm(): void {
    if (this.#stopping.signal.aborted) return;
    const due = this.#schedule.next(this.#options.clock());
    this.#wait(due);
  }

  #wait(due: Date): void {
    const remaining = due.getTime() - this.#options.clock().getTime();
    this.#timeout = setTimeout(
      () => {
        if (this.#options.clock() < due) this.#wait(due);
        else this.#begin(due, false);
      },
      Math.min(Math.max(remaining, 0), LONGEST_TIMEOUT),
    );
  }

  async #run(at: Date, isPastDue: boolean): Promise<void> {
    const { trigger } = this.#definition;
    const data = { json: JSON.stringify(this.#payload(isPastDue)) };
    const reason = `Timer fired at ${at.toISOString()}`;
    const outcome = await retrying(
      this.#retryPolicy,
      (retryContext) =>
        this.#options.invoker.invoke(this.#definition, [{ name: trigger.name, data }], {
          reason,
          ...(retryContext && { retryContext }),
        }),
      { signal: this.#stopping.signal },
    );
    // If the host's stop interrupted the retries of a run, it stays due, and the next start repeats it.
    if (outcome.kind === 'stopped') return;
    this.#status = { last: at.toISOString(), next: this.#schedule.next(at).toISOString(), updated: at.toISOString() };
    if (this.#monitored) this.#remember(this.#status);
  }

  /** A disk fault must not prevent a run. After a restart, one run may be repeated. */
  #remember(status: TimerStatus): void {
    try {
      this.#options.state.setTimer(this.#definition.name, status);
    } catch (error) {
      requireDiskFault(error);
      this.#options.log(`timer ${this.#definition.name}: when it ran can't be written: ${error}`);
    }
  }

  #payload(isPastDue: boolean) {
    const { last, next, updated } = this.#status;
    return {
      Schedule: { AdjustForDST: true },
      ScheduleStatus: this.#monitored ? { Last: last, Next: next, LastUpdated: updated } : null,
      IsPastDue: isPastDue,
    };
  }
}
