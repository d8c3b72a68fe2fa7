import type { InvocationResult } from '../invocation.ts';
import type { CoreInvocationContext, FunctionCallback, ProgrammingModel } from './core-types.ts';
import { deferTriggerMetadata } from './defer-trigger-metadata.ts';
import { type Hooks, PostInvocationContext, PreInvocationContext } from './hooks.ts';

export interface InvocationObserver {
  /** Called with the invocation's context as soon as it exists. */
  onContext(context: unknown): void;
  /** May replace the result before it becomes a response. */
  prepareResult(result: unknown): unknown;
  /** The trigger metadata, if the library doesn't get it. */
  deferredMetadata?: CoreInvocationContext['request']['triggerMetadata'] | undefined;
}

/**
 * Runs one invocation in the order of the Node.js worker: arguments, preInvocation hooks (which may replace the inputs
 * and the callback), the function, postInvocation hooks (which may replace the result or clear the error), response.
 *
 * @throws what the function threw, unless a hook cleared it
 */
export async function runInvocation(
  programmingModel: ProgrammingModel,
  hooks: Hooks,
  core: CoreInvocationContext,
  callback: FunctionCallback,
  { onContext, prepareResult, deferredMetadata }: InvocationObserver,
): Promise<InvocationResult> {
  const model = await programmingModel.getInvocationModel(core);
  const { context, inputs } = await model.getArguments();
  if (deferredMetadata) deferTriggerMetadata(context, deferredMetadata);
  onContext(context);

  const hookData = {};
  const before = new PreInvocationContext(hookData, hooks.appHookData, context, inputs, callback);
  await runHooks(hooks, core, 'preInvocation', before);

  const after = new PostInvocationContext(hookData, hooks.appHookData, context, before.inputs);
  core.state = 'invocation';
  try {
    after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (thrown) {
    after.error = thrown;
  } finally {
    core.state = undefined;
  }
  await runHooks(hooks, core, 'postInvocation', after);
  if (after.error !== null && after.error !== undefined) throw after.error;
  return await model.getResponse(context, prepareResult(after.result));
}

async function runHooks(
  hooks: Hooks,
  core: CoreInvocationContext,
  name: 'preInvocation' | 'postInvocation',
  context: unknown,
): Promise<void> {
  if (!hooks.has(name)) return;
  core.state = `${name}Hooks`;
  try {
    await hooks.run(name, context);
  } finally {
    core.state = undefined;
  }
}
