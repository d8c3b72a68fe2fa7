import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { HostConfigurationError } from '../functions-host/invocation.ts';

/** The settings of host.json's `extensions.durableTask` that this engine uses, with Azure's defaults. */
export interface DurableSettings {
  hubName: string;
  /** The version of instances that are started without one; '' if host.json sets none. */
  defaultVersion: string;
  versionMatchStrategy: 'None' | 'Strict' | 'CurrentOrOlder';
  versionFailureStrategy: 'Reject' | 'Fail';
  maxConcurrentActivityFunctions: number;
  maxConcurrentOrchestratorFunctions: number;
  maxConcurrentEntityFunctions: number;
  maxEntityOperationBatchSize: number;
  overridableExistingInstanceStates: 'NonRunningStates' | 'AnyState';
}

const DEFAULT_HUB = 'TestHubName';
const throttle = z.int().positive();
const file = 'host.json: extensions.durableTask';

const Settings = z.object({
  hubName: z.string().default(DEFAULT_HUB),
  defaultVersion: z.string().default(''),
  versionMatchStrategy: z.enum(['None', 'Strict', 'CurrentOrOlder']).default('CurrentOrOlder'),
  versionFailureStrategy: z.enum(['Reject', 'Fail']).default('Reject'),
  maxConcurrentActivityFunctions: throttle.optional(),
  maxConcurrentOrchestratorFunctions: throttle.optional(),
  maxConcurrentEntityFunctions: throttle.optional(),
  maxEntityOperationBatchSize: throttle.default(5000),
  overridableExistingInstanceStates: z.enum(['NonRunningStates', 'AnyState']).default('NonRunningStates'),
  extendedSessionsEnabled: z.boolean().default(false),
  notifications: z.undefined('Event Grid notifications are not supported locally').optional(),
});

/** Settings of Azure's storage and of telemetry. They have no effect here. */
const WITHOUT_EFFECT = new Set(
  `storageProvider tracing extendedSessionIdleTimeoutInSeconds maxOrchestrationActions
   useGracefulShutdown useAppLease appLeaseOptions httpSettings localRpcEndpointEnabled
   entityMessageReorderWindowInMinutes rollbackEntityOperationsOnExceptions
   storeInputsInOrchestrationHistory throwStatusExceptionsOnRaiseEvent`.split(/\s+/),
);

/**
 * Reads the settings. A setting that Azure knows but this engine can't support is refused, an unknown one is logged.
 *
 * @param appSettings resolves `%NAME%` in the hub's name
 * @throws HostConfigurationError
 */
export function readDurableSettings(
  hostJson: Record<string, unknown>,
  appSettings: Record<string, string | undefined>,
  log: (line: string) => void,
): DurableSettings {
  const parsed = Settings.safeParse(hostJson);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HostConfigurationError(`${file}.${issue?.path.join('.')}: ${issue?.message}`);
  }
  for (const name of Object.keys(hostJson)) {
    if (!(name in Settings.shape) && !WITHOUT_EFFECT.has(name)) log(`${file}.${name}: unknown setting, ignored`);
  }
  const { data } = parsed;
  if (data.extendedSessionsEnabled) log(`${file}.extendedSessionsEnabled: only for .NET, taken as false, as in Azure`);
  const perCore = 10 * availableParallelism();
  return {
    hubName: hubName(data.hubName, appSettings),
    defaultVersion: data.defaultVersion,
    versionMatchStrategy: data.versionMatchStrategy,
    versionFailureStrategy: data.versionFailureStrategy,
    maxConcurrentActivityFunctions: data.maxConcurrentActivityFunctions ?? perCore,
    maxConcurrentOrchestratorFunctions: data.maxConcurrentOrchestratorFunctions ?? perCore,
    maxConcurrentEntityFunctions: data.maxConcurrentEntityFunctions ?? perCore,
    maxEntityOperationBatchSize: data.maxEntityOperationBatchSize,
    overridableExistingInstanceStates: data.overridableExistingInstanceStates,
  };
}

/** Azure Storage names its tables and queues after the hub, so the rule is strict. */
function hubName(setting: string, appSettings: Record<string, string | undefined>): string {
  const name = setting.replace(/%([^%]+)%/g, (_, key: string) => {
    const value = appSettings[key];
    if (!value) throw new HostConfigurationError(`${file}.hubName: the app setting ${key} is missing`);
    return value;
  });
  if (/^[A-Za-z][A-Za-z0-9]{2,44}$/.test(name)) return name;
  throw new HostConfigurationError(
    `${file}.hubName: "${name}" must be 3 to 45 letters and digits, the first one a letter`,
  );
}
