import type { CosmosDBv4FunctionOptions } from '@azure/functions';

/** The changes of a container, and where the position of a reader is kept. */
export interface ChangeFeed {
  connection: string;
  databaseName: string;
  containerName: string;
  leaseContainerName: string;
}

/**
 * The options of a function that reads a change feed from its beginning and misses nothing.
 *
 * @param name the function's name, which also names its leases
 */
export function changeFeedTrigger(name: string, feed: ChangeFeed, { pollMs }: { pollMs: number }) {
  return {
    ...feed,
    leaseContainerPrefix: `${name}-`,
    startFromBeginning: true,
    feedPollDelay: pollMs,
    // If an instance dies, another one takes over soon. Each renewal costs one write per physical range.
    leaseExpirationInterval: 10_000,
    leaseRenewInterval: 3_000,
    leaseAcquireInterval: 5_000,
    // Without a retry policy, Azure skips a batch whose function threw.
    retry: {
      strategy: 'exponentialBackoff',
      maxRetryCount: -1,
      minimumInterval: { seconds: 1 },
      maximumInterval: { seconds: 30 },
    },
  } satisfies Omit<CosmosDBv4FunctionOptions, 'handler'>;
}
