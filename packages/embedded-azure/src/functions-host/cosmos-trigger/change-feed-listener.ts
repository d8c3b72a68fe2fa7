import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Container, Database, FeedRange } from '@azure/cosmos';
import type { FunctionDefinition, FunctionInvoker, RetryContext } from '../invocation.ts';
import { type RetryPolicy, retryPolicyOf } from '../retry-policy.ts';
import { textOfFault } from '../text-of-fault.ts';
import { chooseLeases } from './choose-leases.ts';
import { HeldLease } from './held-lease.ts';
import { LeaseContainer, rangeToken } from './lease-container.ts';
import { readRange } from './range-reader.ts';
import { workRange } from './range-worker.ts';
import type { TriggerSettings } from './trigger-settings.ts';

export interface ChangeFeedListenerOptions {
  invoker: FunctionInvoker;
  definition: FunctionDefinition;
  settings: TriggerSettings;
  monitored: Container;
  leaseDatabase: Database;
  /** The same after a restart, so that a host that was killed immediately recognises its own leases. */
  owner: string;
  log(message: string): void;
}

/** How long a host's start waits for a listener. A store that is not available yet must not delay everything else. */
const LONGEST_START_MS = 5000;

/** Listens to the change feed of one container for one function. It shares the ranges with other hosts by leases. */
export class ChangeFeedListener {
  readonly #options: ChangeFeedListenerOptions;
  readonly #policy: RetryPolicy | undefined;
  readonly #stopping = new AbortController();
  readonly #held = new Map<string, { lease: HeldLease; work: Promise<void> }>();
  #running: Promise<unknown> = Promise.resolve();

  /** @throws HostConfigurationError for a retry policy that can't be read */
  constructor(options: ChangeFeedListenerOptions) {
    this.#options = options;
    this.#policy = retryPolicyOf(options.definition);
  }

  /** Resolves when the first leases are acquired. If that fails, resolves after a while and keeps trying. */
  async start(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running = Promise.all([this.#share(resolve), this.#renew()]);
    await Promise.race([promise, sleep(LONGEST_START_MS, this.#stopping.signal)]);
  }

  /** Resolves when the current pages are processed and the leases are released. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all([...this.#held.values()].map(({ work }) => work));
  }

  /** Acquires this host's share of the leases, and repeats it regularly, because hosts come and go. */
  async #share(onFirst: () => void): Promise<void> {
    const { settings, definition, log } = this.#options;
    const { signal } = this.#stopping;
    let feed: Feed | undefined;
    while (!signal.aborted) {
      try {
        feed ??= await this.#openFeed();
        await this.#takeLeases(feed);
        onFirst();
        await sleep(settings.leaseAcquireInterval, signal);
      } catch (error) {
        if (signal.aborted) return;
        const reason = textOfFault(error);
        log(`The listener for function '${definition.name}' was unable to start or to go on: ${reason}`);
        await sleep(settings.feedPollDelay, signal);
      }
    }
  }

  async #openFeed(): Promise<Feed> {
    const { monitored, settings, leaseDatabase } = this.#options;
    const [container, database] = await Promise.all([monitored.read(), monitored.database.read()]);
    const ranges = await monitored.getFeedRanges();
    if (settings.createLeaseContainerIfNotExists) {
      await leaseDatabase.containers.createIfNotExists({ id: settings.leaseContainerName, partitionKey: '/id' });
    }
    // Uses rids: a container that was created again has different leases, an account on another port has the same.
    const feed = `${settings.leaseContainerPrefix}${database.resource?._rid}_${container.resource?._rid}`;
    const leases = new LeaseContainer(leaseDatabase.container(settings.leaseContainerName), `${feed}..`);
    await leases.createMissing(ranges);
    return { leases, ranges: new Map(ranges.map((range) => [rangeToken(range), range])) };
  }

  async #takeLeases({ leases, ranges }: Feed): Promise<void> {
    const { owner, settings } = this.#options;
    const all = await leases.list();
    const share = chooseLeases(all, owner, Date.now(), settings.leaseExpirationInterval);
    // Own leases that no worker uses remain from before a crash, so there is no need to wait for their expiry.
    const left = all.filter((lease) => lease.Owner === owner);
    for (const lease of new Set([...left, ...share])) {
      const range = ranges.get(lease.LeaseToken);
      if (range === undefined || this.#held.has(lease.id) || this.#stopping.signal.aborted) continue;
      const held = await HeldLease.acquire(leases, lease, owner);
      if (held === undefined) continue;
      const work = this.#work(held, range).finally(() => this.#held.delete(held.id));
      this.#held.set(held.id, { lease: held, work });
    }
  }

  #work(lease: HeldLease, range: FeedRange): Promise<void> {
    const { monitored, settings, definition, log } = this.#options;
    return workRange({
      lease,
      read: (continuation) => readRange(monitored, range, continuation, settings),
      invoke: (documents, retryContext) => this.#invoke(documents, retryContext),
      policy: this.#policy,
      pollDelayMs: settings.feedPollDelay,
      stopping: this.#stopping.signal,
      log: (message) => log(`Change feed of function '${definition.name}', ${message}`),
    });
  }

  #invoke(documents: unknown[], retryContext: RetryContext | undefined): Promise<unknown> {
    const { invoker, definition, settings } = this.#options;
    const data = { string: JSON.stringify(documents) };
    return invoker.invoke(definition, [{ name: definition.trigger.name, data }], {
      triggerMetadata: {},
      reason: `New changes on container ${settings.containerName} at ${new Date().toISOString()}`,
      ...(retryContext === undefined ? {} : { retryContext }),
    });
  }

  /** Renews its leases, also those whose function is still running or waiting for a retry. */
  async #renew(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await sleep(this.#options.settings.leaseRenewInterval, signal);
      // A failed renewal is tried again long before the lease expires.
      await Promise.allSettled([...this.#held.values()].map(({ lease }) => lease.renew()));
    }
  }
}

interface Feed {
  leases: LeaseContainer;
  ranges: ReadonlyMap<string, FeedRange>;
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleepFor(milliseconds, undefined, { signal }).catch(() => undefined);
}
