import { z } from 'zod';
import { type FunctionDefinition, HostConfigurationError } from '../invocation.ts';

const milliseconds = z.int().positive();

const CosmosTriggerBinding = z.looseObject({
  connection: z.string().default('CosmosDB'),
  databaseName: z.string().min(1),
  containerName: z.string().min(1),
  leaseConnection: z.string().optional(),
  leaseDatabaseName: z.string().optional(),
  leaseContainerName: z.string().default('leases'),
  leaseContainerPrefix: z.string().default(''),
  createLeaseContainerIfNotExists: z.boolean().default(false),
  feedPollDelay: milliseconds.default(5000),
  leaseAcquireInterval: milliseconds.default(13_000),
  leaseRenewInterval: milliseconds.default(17_000),
  leaseExpirationInterval: milliseconds.default(60_000),
  maxItemsPerInvocation: z.int().positive().default(100),
  startFromBeginning: z.boolean().default(false),
  startFromTime: z.iso.datetime({ offset: true }).optional(),
  changeFeedMode: z.literal('LatestVersion', 'only LatestVersion is supported').default('LatestVersion'),
});

/** What a `cosmosDBTrigger` binding says, with Azure's defaults; durations in milliseconds. */
export type TriggerSettings = z.infer<typeof CosmosTriggerBinding>;

/** @throws HostConfigurationError naming the function and each fault */
export function readTriggerSettings({ name, trigger }: FunctionDefinition): TriggerSettings {
  const parsed = CosmosTriggerBinding.safeParse(trigger);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new HostConfigurationError(`function "${name}": Cosmos DB trigger: ${faults.join('; ')}`);
}
