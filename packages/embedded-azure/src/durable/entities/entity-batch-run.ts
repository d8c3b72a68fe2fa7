import { z } from 'zod';
import type { FunctionDefinition, FunctionInvoker } from '../../functions-host/invocation.ts';
import { messageOf } from '../engine/orchestrator-output.ts';
import type { EntityRecord } from '../store/entities-table.ts';
import { EntityId } from './entity-id.ts';
import type { EntityRequest } from './entity-message.ts';

const Outcome = z.object({
  entityExists: z.boolean(),
  /** JSON */
  entityState: z.string().nullish(),
  /** One for each operation; an error's `result` is JSON as well. */
  results: z.array(z.object({ isError: z.boolean(), result: z.string().nullish() })),
  signals: z.array(z.object({ target: EntityId, name: z.string(), input: z.string().nullish() })).default([]),
});
/** The result of an entity function for a batch of operations. */
export type EntityOutcome = z.infer<typeof Outcome>;

/**
 * Runs an entity function over a batch (TaskEntityShim.ExecuteOutOfProcBatch). If it ends outside the library, for
 * example after its timeout, every operation fails and the state stays unchanged.
 */
export async function runEntityBatch(
  { name, key, exists, state }: EntityRecord,
  operations: readonly EntityRequest[],
  definition: FunctionDefinition,
  invoker: FunctionInvoker,
): Promise<EntityOutcome> {
  const batch = operations.map(({ op, input, signal }) => ({
    name: op ?? null,
    input: input ?? null,
    isSignal: signal ?? false,
  }));
  const payload = JSON.stringify({ self: { name, key }, exists, state, batch });
  try {
    const inputs = [{ name: definition.trigger.name, data: { string: payload } }];
    const { returnValue } = await invoker.invoke(definition, inputs, { reason: '(null)' });
    return Outcome.parse(JSON.parse(returnValue?.json ?? 'null'));
  } catch (thrown) {
    const failure = { isError: true, result: JSON.stringify(messageOf(thrown)) };
    return { entityExists: exists, entityState: state, results: operations.map(() => failure), signals: [] };
  }
}
