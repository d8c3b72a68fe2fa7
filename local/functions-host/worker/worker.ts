import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type {
  FunctionDefinition,
  FunctionFailure,
  FunctionInvoker,
  InputValue,
  InvocationOptions,
  InvocationResult,
} from '../invocation.ts';
import { HostConfigurationError } from '../invocation.ts';
import { captureStreamServer, type Streaming } from './capture-stream-server.ts';
import { coreApi, type RegisteredFunction, Registrations } from './core-api.ts';
import { toFunctionFailure } from './core-errors.ts';
import type { CoreInvocationContext, ProgrammingModel } from './core-types.ts';
import { withFunctionTimeout } from './function-timeout.ts';
import { AppContext, type Hooks } from './hooks.ts';
import { installCoreModule } from './install-core-module.ts';
import { loadApp } from './load-app.ts';
import { runInvocation } from './run-invocation.ts';
import { throughLogHooks, type WorkerLogRecord } from './worker-log.ts';

/** Is told of every execution, whichever extension asked for it. */
export interface ExecutionObserver {
  executing(definition: FunctionDefinition, invocationId: string, reason: string | undefined): void;
  /** @param duration milliseconds */
  executed(definition: FunctionDefinition, invocationId: string, duration: number, failure?: FunctionFailure): void;
}

export interface WorkerOptions {
  /** The app's folder: that of package.json. */
  scriptRoot: string;
  log(record: WorkerLogRecord): void;
  /** The host's view of a function (settings resolved), or undefined if it must not run. Everything runs if missing. */
  admit?(definition: FunctionDefinition): FunctionDefinition | undefined;
  observer?: ExecutionObserver;
  /** Milliseconds after which an invocation counts as failed; never if missing. */
  functionTimeout?: number;
  /** How requests reach an app with `enableHttpStream`; default `inline`. */
  streaming?: Streaming;
}

export interface WorkerInvocationOptions extends InvocationOptions {
  /** May replace what the function (and its hooks) returned before a response is made of it. */
  prepareResult?(result: unknown): unknown;
}

/** @throws FunctionFailure when an output can't be written */
export type OutputWriter = (definition: FunctionDefinition, result: InvocationResult) => Promise<void>;

/** What the worker says of itself; the programming model adds to it. */
const defaultCapabilities = {
  RawHttpBodyBytes: 'true',
  RpcHttpTriggerMetadataRemoved: 'true',
  RpcHttpBodyOnly: 'true',
  IgnoreEmptyValuedRpcHttpHeaders: 'true',
  UseNullableValueDictionaryForHttp: 'true',
  WorkerStatus: 'true',
  TypedDataCollection: 'true',
  HandlesWorkerTerminateMessage: 'true',
};

/**
 * Plays the Node.js language worker: provides `@azure/functions-core` to the unmodified app and runs its functions
 * through the programming model of @azure/functions. That library keeps its state in module globals, so there is
 * one app, and one worker, per process.
 */
export class Worker implements FunctionInvoker {
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** What the programming model answered to `getCapabilities`; `HttpUri` says that HTTP is streamed. */
  readonly capabilities: Readonly<Record<string, string>>;
  /** The library's server for streamed HTTP, which listens nowhere: emit requests into it. */
  readonly streamServer: Server | undefined;
  readonly #options: WorkerOptions;
  readonly #registered: ReadonlyMap<string, RegisteredFunction>;
  readonly #hooks: Hooks;
  readonly #model: ProgrammingModel;
  readonly #inputProviders: ((definition: FunctionDefinition) => InputValue[])[] = [];
  #writeOutputs: OutputWriter | undefined;

  private constructor(
    options: WorkerOptions,
    registrations: Registrations,
    model: ProgrammingModel,
    capabilities: Record<string, string>,
    streamServer: Server | undefined,
  ) {
    this.#options = options;
    this.#registered = registrations.functions;
    this.#hooks = registrations.hooks;
    this.#model = model;
    this.capabilities = capabilities;
    this.streamServer = streamServer;
    this.functions = admitted(registrations, options);
  }

  /**
   * Loads the app: `main` of its package.json, then its appStart hooks, then the programming model's capabilities.
   *
   * @throws HostConfigurationError naming the file and the fault
   */
  static async load(options: WorkerOptions): Promise<Worker> {
    const registrations = new Registrations();
    const scriptRoot = resolve(options.scriptRoot);
    installCoreModule(
      coreApi(registrations, (level, category, message) =>
        options.log(throughLogHooks(registrations.hooks, { level, category, message }, undefined)),
      ),
    );
    await loadApp(scriptRoot);
    const { hooks, model } = registrations;
    if (!model) throw new HostConfigurationError(`${scriptRoot}: the app registers no function`);
    try {
      await hooks.run('appStart', new AppContext(hooks, scriptRoot));
    } catch (error) {
      throw new HostConfigurationError(`${scriptRoot}: an appStart hook failed: ${toFunctionFailure(error).message}`, {
        cause: error,
      });
    }
    const { result: capabilities, server } = await captureStreamServer(
      options.streaming ?? 'inline',
      async () => (await model.getCapabilities?.({ ...defaultCapabilities })) ?? defaultCapabilities,
    );
    registrations.lock();
    return new Worker(options, registrations, model, capabilities, server);
  }

  /** Adds values for input bindings that an extension serves, such as `durableClient`. */
  addExtensionInputs(provider: (definition: FunctionDefinition) => InputValue[]): void {
    this.#inputProviders.push(provider);
  }

  /** Has what functions return through output bindings written before their invocation counts as succeeded. */
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
      const result = await this.#run(definition, invocationId, inputs, options);
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
   * Has the library answer a streamed request that the function left unanswered; otherwise it would remember the
   * request for ever. Does nothing if the request has been answered.
   */
  async answerStream(definition: FunctionDefinition, invocationId: string, status: number): Promise<void> {
    const core = this.#coreContext(definition, invocationId, [], {}, () => undefined);
    try {
      const model = await this.#model.getInvocationModel(core);
      await model.getResponse({ invocationId, extraOutputs: new Map() }, { status });
    } catch {
      // It knows of no such request: it has answered it, or never got as far as taking it.
    }
  }

  /** Runs the appTerminate hooks. */
  async stop(): Promise<void> {
    await this.#hooks.run('appTerminate', new AppContext(this.#hooks, resolve(this.#options.scriptRoot)));
  }

  #run(
    definition: FunctionDefinition,
    invocationId: string,
    inputs: InputValue[],
    options: WorkerInvocationOptions,
  ): Promise<InvocationResult> {
    let context: unknown;
    const core = this.#coreContext(definition, invocationId, inputs, options, () => context);
    const { callback } = this.#find(definition);
    const running = runInvocation(this.#model, this.#hooks, core, callback, {
      onContext(created) {
        context = created;
      },
      prepareResult: options.prepareResult ?? ((result) => result),
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
        traceContext: options.traceContext,
        retryContext: options.retryContext,
      },
      log: (level, category, message) => {
        const record = { level, category, message, functionName: definition.name, invocationId };
        this.#options.log(throughLogHooks(this.#hooks, record, invocationContext()));
      },
    };
  }

  #find(definition: FunctionDefinition): RegisteredFunction {
    const registered = this.#registered.get(definition.id);
    if (!registered) throw new Error(`the app registered no function "${definition.id}"`);
    return registered;
  }

  #withExtensionInputs(definition: FunctionDefinition, inputs: InputValue[]): InputValue[] {
    const extra = this.#inputProviders.flatMap((provider) => provider(definition));
    return extra.length === 0 ? inputs : [...inputs, ...extra];
  }
}

function admitted(registrations: Registrations, { admit }: WorkerOptions): Map<string, FunctionDefinition> {
  const functions = new Map<string, FunctionDefinition>();
  for (const [id, { definition }] of registrations.functions) {
    const view = admit ? admit(definition) : definition;
    if (view) functions.set(id, view);
  }
  return functions;
}
