import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { HostConfigurationError } from '../invocation.ts';
import { captureStreamServer, type Streaming } from './capture-stream-server.ts';
import { coreApi, type RegisteredFunction, Registrations } from './core-api.ts';
import { toFunctionFailure } from './core-errors.ts';
import type { ProgrammingModel } from './core-types.ts';
import { AppContext, type Hooks } from './hooks.ts';
import { installCoreModule } from './install-core-module.ts';
import { loadApp } from './load-app.ts';
import { throughLogHooks, type WorkerLogRecord } from './worker-log.ts';

export interface StartAppOptions {
  /** The app's folder with its package.json. */
  scriptRoot: string;
  log(record: WorkerLogRecord): void;
  /** How requests reach an app with `enableHttpStream`; default `inline`. */
  streaming?: Streaming;
}

/** The app's registrations, and the library that runs them. */
export interface StartedApp {
  registered: ReadonlyMap<string, RegisteredFunction>;
  hooks: Hooks;
  model: ProgrammingModel;
  /** The programming model's answer to `getCapabilities`; `HttpUri` means that HTTP is streamed. */
  capabilities: Readonly<Record<string, string>>;
  /** The library's server for streamed HTTP. It doesn't listen: emit requests into it. */
  streamServer: Server | undefined;
}

/** The worker's own capabilities; the programming model adds to them. */
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
 * Loads the app, with `@azure/functions-core` provided to it: `main` of its package.json, then its appStart hooks,
 * then the programming model's capabilities.
 *
 * @throws HostConfigurationError naming the file and the fault
 */
export async function startApp(options: StartAppOptions): Promise<StartedApp> {
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
  const { result: capabilities, server: streamServer } = await captureStreamServer(
    options.streaming ?? 'inline',
    async () => (await model.getCapabilities?.({ ...defaultCapabilities })) ?? defaultCapabilities,
  );
  registrations.lock();
  return { registered: registrations.functions, hooks, model, capabilities, streamServer };
}
