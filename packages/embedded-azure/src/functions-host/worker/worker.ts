import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type {
  FunctionDefinition,
  FunctionInvoker,
  InputValue,
  InvocationOptions,
  InvocationResult,
} from '../invocation.ts';
import type { RegisteredFunction } from './core-api.ts';
import { toFunctionFailure } from './core-errors.ts';
import type { CoreInvocationContext } from './core-types.ts';
import { hasTriggerMetadata } from './defer-trigger-metadata.ts';
import { withFunctionTimeout } from './function-timeout.ts';
import { AppContext } from './hooks.ts';
import { runInvocation } from './run-invocation.ts';
import { type StartedApp, startApp } from './start-app.ts';
import { traceOfInvocation } from './trace-context.ts';
import { throughLogHooks } from './worker-log.ts';
import type { InputReader, OutputWriter, WorkerInvocationOptions, WorkerOptions } from './worker-options.ts';

/**
 * Acts as the Node.js language worker: provides `@azure/functions-core` to the unmodified app and runs its functions
 * through the programming model of @azure/functions. That library keeps its state in module globals, so there is only
 * one app, and one worker, per process.
 */
export class Worker implements FunctionInvoker {
  readonly #functions: Map<string, FunctionDefinition>;
  readonly #options: WorkerOptions;
  readonly #app: StartedApp;
  readonly #inputProviders: ((definition: FunctionDefinition) => InputValue[])[] = [];
  #readInputs: InputReader | undefined;
  #writeOutputs: OutputWriter | undefined;

  private constructor(options: WorkerOptions, app: StartedApp) {
    this.#options = options;
    this.#app = app;
    this.#functions = admitted(app.registered, options);
  }

  /** @throws HostConfigurationError naming the file and the fault */
  static async load(options: WorkerOptions): Promise<Worker> {
    return new Worker(options, await startApp(options));
  }

  get functions(): ReadonlyMap<string, FunctionDefinition> {
    return this.#functions;
  }

  /** Removes a function that can't be hosted. */
  leaveOut(name: string): void {
    for (const [id, definition] of this.#functions) if (definition.name === name) this.#functions.delete(id);
  }

  get capabilities(): StartedApp['capabilities'] {
    return this.#app.capabilities;
  }

  get streamServer(): Server | undefined {
    return this.#app.streamServer;
  }

  /** Adds values for input bindings that an extension serves, such as `durableClient`. */
  addExtensionInputs(provider: (definition: FunctionDefinition) => InputValue[]): void {
    this.#inputProviders.push(provider);
  }

  /** Sets the reader for input bindings whose values are read before the function runs. */
  readInputsWith(reader: InputReader): void {
    this.#readInputs = reader;
  }

  /** Sets the writer for output bindings, which runs before an invocation counts as succeeded. */
  writeOutputsWith(writer: OutputWriter): void {
    this.#writeOutputs = writer;
  }

  async invoke(
    definition: FunctionDefinition,
    inputs: InputValue[],
    options: WorkerInvocationOptions = {},
  ): Promise<InvocationResult> {
    const { observer } = this.#options;
    const invocationId = options.invocationId ?? randomUUID();
    const began = performance.now();
    observer?.executing(definition, invocationId, options.reason);
    try {
      const all = this.#readInputs ? [...inputs, ...(await this.#readInputs(definition, inputs, options))] : inputs;
      const result = await this.#run(definition, invocationId, all, options);
      await this.#writeOutputs?.(definition, result);
      observer?.executed(definition, invocationId, performance.now() - began);
      return result;
    } catch (thrown) {
      const failure = toFunctionFailure(thrown);
      observer?.executed(definition, invocationId, performance.now() - began, failure);
      throw failure;
    }
  }

  /**
   * Makes the library answer a streamed request that the function left unanswered. Otherwise it would remember the
   * request forever. Does nothing if the request was answered.
   */
  async answerStream(definition: FunctionDefinition, invocationId: string, status: number): Promise<void> {
    const core = this.#coreContext(definition, invocationId, [], {}, () => undefined);
    try {
      const model = await this.#app.model.getInvocationModel(core);
      await model.getResponse({ invocationId, extraOutputs: new Map() }, { status });
    } catch {
      // The library doesn't know the request: it has answered it, or never received it.
    }
  }

  /** Runs the appTerminate hooks. */
  async stop(): Promise<void> {
    const { hooks } = this.#app;
    await hooks.run('appTerminate', new AppContext(hooks, resolve(this.#options.scriptRoot)));
  }

  #run(
    definition: FunctionDefinition,
    invocationId: string,
    inputs: InputValue[],
    options: WorkerInvocationOptions,
  ): Promise<InvocationResult> {
    let context: unknown;
    const { triggerMetadata = {}, ...others } = options;
    const isDeferred = hasTriggerMetadata(definition);
    const core = this.#coreContext(definition, invocationId, inputs, isDeferred ? others : options, () => context);
    const { callback } = this.#find(definition);
    const running = runInvocation(this.#app.model, this.#app.hooks, core, callback, {
      onContext(created) {
        context = created;
      },
      prepareResult: options.prepareResult ?? ((result) => result),
      deferredMetadata: isDeferred ? triggerMetadata : undefined,
    });
    return withFunctionTimeout(running, this.#options.functionTimeout, definition.name, invocationId);
  }

  #coreContext(
    definition: FunctionDefinition,
    invocationId: string,
    inputs: InputValue[],
    options: InvocationOptions,
    invocationContext: () => unknown,
  ): CoreInvocationContext {
    return {
      invocationId,
      metadata: this.#find(definition).metadata,
      state: undefined,
      request: {
        invocationId,
        functionId: definition.id,
        inputData: this.#withExtensionInputs(definition, inputs),
        triggerMetadata: options.triggerMetadata ?? {},
        traceContext: traceOfInvocation(options.traceContext, this.#options.recordsTraces ?? false),
        retryContext: options.retryContext,
      },
      log: (level, category, message) => {
        const record = { level, category, message, functionName: definition.name, invocationId };
        this.#options.log(throughLogHooks(this.#app.hooks, record, invocationContext()));
      },
    };
  }

  #find(definition: FunctionDefinition): RegisteredFunction {
    const registered = this.#app.registered.get(definition.id);
    if (!registered) throw new Error(`the app registered no function "${definition.id}"`);
    return registered;
  }

  #withExtensionInputs(definition: FunctionDefinition, inputs: InputValue[]): InputValue[] {
    const extra = this.#inputProviders.flatMap((provider) => provider(definition));
    return extra.length === 0 ? inputs : [...inputs, ...extra];
  }
}

function admitted(
  registered: ReadonlyMap<string, RegisteredFunction>,
  { admit }: WorkerOptions,
): Map<string, FunctionDefinition> {
  const functions = new Map<string, FunctionDefinition>();
  for (const [id, { definition }] of registered) {
    const view = admit ? admit(definition) : definition;
    if (view) functions.set(id, view);
  }
  return functions;
}
