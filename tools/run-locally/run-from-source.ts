import { setTimeout as sleep } from 'node:timers/promises';
import { type HostProcess, HostStartError, type StandbyHost } from '@partner-orders/embedded-azure/host-process';
import { type AppBuilder, BuildError } from '../build/app-builder.ts';
import type { PreparedStack } from './partner-orders.ts';
import type { SourceChanges } from './source-changes.ts';

/**
 * How long running work may continue before a restart. Then the host is killed, and the next one continues as after a
 * crash.
 */
const END_MS = 400;
/** An app that ends sooner than this is faulty, and starts again only when a source file changes. */
const RAN_WELL_MS = 5_000;
/** The host of a killed run still finishes its work, and uses port and state until then. */
const PREDECESSOR_LEAVES_MS = 20_000;
const RETRY_MS = 200;
const FAULT = '✘ [ERROR]';

/** Files that the embedded Azure reads only when it starts. */
const READ_ONCE = ['infra/service-bus/Config.json', 'shared/adapters/cosmos/containers.ts'];

export interface SourceRun {
  prepared: PreparedStack;
  builder: AppBuilder;
  changes: SourceChanges;
  say: (line: string) => void;
  /** Ends it. */
  signal: AbortSignal;
  /** Whether the next host waits beside the running one. Two hosts can't share a debugger's port. */
  standby: boolean;
  /** Called once, when the app answers for the first time. */
  onFirstStart(url: string): Promise<void>;
  /** Called with each host that runs, and with undefined when it has ended. */
  onHost?(host: HostProcess | undefined): void;
}

/**
 * Runs the app from its sources: each change is built, and the host restarts with it on the same state. A failed build
 * changes nothing. Resolves when the signal has aborted and the host has stopped.
 */
export async function runFromSource(run: SourceRun): Promise<void> {
  const app = new AppFromSource(run);
  try {
    await app.follow();
  } finally {
    await app.stop();
  }
}

class AppFromSource {
  readonly #run: SourceRun;
  #host: HostProcess | undefined;
  /** The waiting host, and the packages that it has loaded. */
  #standby: { host: StandbyHost; packages: object } | undefined;
  #startedAt = 0;
  #hasStarted = false;

  constructor(run: SourceRun) {
    this.#run = run;
  }

  async follow(): Promise<void> {
    const { changes, signal } = this.#run;
    if ((await this.#build()) !== undefined) await this.#start();
    while (!signal.aborted) {
      this.#standBy();
      const waiting = new AbortController();
      const next = changes.next(AbortSignal.any([signal, waiting.signal]));
      const first = await Promise.race(this.#host ? [next, this.#host.ended] : [next]);
      waiting.abort();
      if (signal.aborted) return;
      if (typeof first === 'string') await this.#startAgain(first);
      else await this.#take(first);
    }
  }

  async stop(): Promise<void> {
    const { changes, builder } = this.#run;
    changes.close();
    this.#standby?.host.discard();
    await this.#host?.stop();
    await builder.dispose();
  }

  async #start(begun = performance.now()): Promise<void> {
    const { signal, say, onFirstStart, onHost } = this.#run;
    try {
      this.#host = await this.#nextHost();
    } catch (error) {
      if (!(error instanceof HostStartError) || signal.aborted) throw error;
      if (error.fault === 'in use' && performance.now() - begun < PREDECESSOR_LEAVES_MS) {
        await sleep(RETRY_MS, undefined, { signal });
        return this.#start(begun);
      }
      this.#host = undefined;
      say(`${FAULT} The app can’t start: ${error.message}; it starts again when a source file changes.`);
      return;
    }
    this.#startedAt = performance.now();
    onHost?.(this.#host);
    if (!this.#hasStarted) await onFirstStart(this.#host.url);
    this.#hasStarted = true;
  }

  async #nextHost(): Promise<HostProcess> {
    const { prepared, builder, signal } = this.#run;
    const waiting = this.#standby;
    this.#standby = undefined;
    if (waiting?.host.waits && waiting.packages === builder.packages) return waiting.host.start(signal);
    waiting?.host.discard();
    return prepared.startHost({}, signal);
  }

  /** Loads the packages of the next host in advance. */
  #standBy(): void {
    const { prepared, builder, standby } = this.#run;
    if (!standby || this.#host === undefined || this.#standby?.host.waits) return;
    this.#standby = { host: prepared.standByHost(builder.preloads), packages: builder.packages };
  }

  async #startAgain(how: string): Promise<void> {
    const { say, onHost } = this.#run;
    this.#host = undefined;
    onHost?.(undefined);
    if (performance.now() - this.#startedAt < RAN_WELL_MS) {
      say(`${FAULT} The app ended (${how}) soon after its start; it starts again when a source file changes.`);
      return;
    }
    say(`The app ended (${how}); starting it again.`);
    await this.#build();
    await this.#start();
  }

  /** @returns whether the app has changed; undefined when it can't be built */
  async #build(): Promise<boolean | undefined> {
    const { builder, say } = this.#run;
    try {
      return await builder.build();
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      const then = this.#host ? 'the app keeps running as before' : 'the app starts when a source file changes';
      say(`${error.message}\n\nThe build failed; ${then}.`);
      return undefined;
    }
  }

  async #take(files: string[]): Promise<void> {
    const { builder, say } = this.#run;
    const begun = performance.now();
    say(`${listed(files)} changed.`);
    if (files.some((file) => file.startsWith('functions/http/docs/page'))) await builder.buildDocs();
    const isOther = await this.#build();
    if (isOther === undefined) return;
    if (isOther || this.#host === undefined) {
      await this.#host?.stop(END_MS);
      await this.#start();
      if (this.#host === undefined) return;
      say(`The app runs with the change, after ${Math.round(performance.now() - begun)} ms.`);
    }
    for (const file of files.filter((one) => READ_ONCE.includes(one))) {
      say(`${file}: only a restart of npm run dev takes this change.`);
    }
    await this.#reloadGateway();
  }

  async #reloadGateway(): Promise<void> {
    const { prepared, say } = this.#run;
    try {
      if (await prepared.reloadGateway()) say('The gateway has the new operations and policies.');
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      say(`${FAULT} The gateway keeps running as before: ${cause}`);
    }
  }
}

function listed(files: string[]): string {
  const rest = files.length - 3;
  return rest > 0 ? `${files.slice(0, 3).join(', ')} and ${rest} more` : files.join(', ');
}
