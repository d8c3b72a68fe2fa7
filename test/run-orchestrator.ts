import { createRequire } from 'node:module';
import { InvocationContext } from '@azure/functions';
import type { OrchestrationHandler } from 'durable-functions';

/** The library's own executor, which its types omit. */
const { createOrchestrator } = createRequire(import.meta.url)('durable-functions/lib/src/util/testingUtils.js') as {
  createOrchestrator(handler: OrchestrationHandler): (payload: unknown, context: InvocationContext) => Promise<unknown>;
};

/** One run of an orchestrator over a history, as the library does it for the Durable extension. */
export function runOrchestrator(
  handler: unknown,
  { instanceId, input, history }: { instanceId: string; input: unknown; history: readonly object[] },
): Promise<unknown> {
  const payload = {
    history,
    input,
    instanceId,
    isReplaying: history.length > 2,
    parentInstanceId: null,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: '3.00:00:00',
    maximumShortTimerDuration: '6.00:00:00',
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  };
  return createOrchestrator(handler as OrchestrationHandler)(payload, new InvocationContext());
}
