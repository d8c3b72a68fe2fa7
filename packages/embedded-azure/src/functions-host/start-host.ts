import { join } from 'node:path';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';
import { admitFunction } from './admit-function.ts';
import { applyEnvironment } from './apply-environment.ts';
import { applyStartVariables } from './apply-start-variables.ts';
import { type HostJson, readHostJson } from './configuration/host-json.ts';
import { type LocalSettings, readLocalSettings } from './configuration/local-settings.ts';
import { Settings } from './configuration/settings.ts';
import { FaultyFunctions } from './faulty-functions.ts';
import { HostLog } from './host-log.ts';
import { dispatcher } from './http/dispatcher.ts';
import { HttpFrontend } from './http/http-frontend.ts';
import { describeRoute, HttpTrigger } from './http/http-trigger.ts';
import { type FunctionDefinition, HostConfigurationError } from './invocation.ts';
import { InvocationJournal } from './invocations/invocation-journal.ts';
import { HostKeys } from './keys/host-keys.ts';
import { KeyGuard } from './keys/key-guard.ts';
import { loadExtensions } from './load-extensions.ts';
import { HostState } from './state/host-state.ts';
import { beforeDeadline } from './stop-deadline.ts';
import { textOfFault } from './text-of-fault.ts';
import type { Streaming } from './worker/capture-stream-server.ts';
import { Worker } from './worker/worker.ts';

export interface HostOptions {
  /** The app's folder with host.json and package.json. */
  scriptRoot: string;
  /** 0 chooses a free one. The default is local.settings.json's `Host.LocalHttpPort`, or 7071. */
  port?: number | undefined;
  /** Default `.functions-host` in the script root. */
  stateDirectory?: string | undefined;
  verbose?: boolean;
  /**
   * Enforces keys as in Azure: function keys, extension keys and the master key. Without it everything is open, as
   * under `func start`.
   */
  enableAuth?: boolean;
  /** Whether an unsupported function ends the start. Azure starts without the function. */
  strict?: boolean;
  /** Whether the functions are listed once they are loaded; true by default. */
  list?: boolean;
  /** One line of the host's output, or several for a stack. */
  log(line: string): void;
  streaming?: Streaming;
}

export interface RunningHost {
  port: number;
  url: string;
  /** Accepts no new work, gives running work ten seconds to end, and runs the app's appTerminate hooks. */
  stop(): Promise<void>;
}

const loadLimit = 60_000;
const drainLimit = 10_000;
const terminateLimit = 5000;

/**
 * Starts the app of a folder as `func start` does. A process can host one app, once.
 *
 * @throws HostConfigurationError, PortInUseError or StateFileError, whose one-line message names the fault
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { scriptRoot } = options;
  const stateDirectory = options.stateDirectory ?? join(scriptRoot, '.functions-host');
  const log = new HostLog(options.log, options.verbose ?? false);
  const localSettings = readLocalSettings(scriptRoot);
  applyStartVariables(process.env, localSettings, (line) => log.info(line));
  applyEnvironment(process.env, localSettings);
  const hostJson = readHostJson(scriptRoot, process.env);
  const settings = new Settings(process.env);
  tellIgnored(localSettings, hostJson, log);

  await using resources = new AsyncDisposableStack();
  const state = resources.adopt(HostState.open(stateDirectory), (opened) => opened.close());
  // Listen before the app loads: a port in use is noticed at once, and the app may read the host's URL.
  const port = options.port ?? localSettings.port ?? 7071;
  const frontend = resources.adopt(await HttpFrontend.listen(port), (bound) => bound.close());
  process.env['WEBSITE_HOSTNAME'] ??= `localhost:${frontend.port}`;

  const journal = new InvocationJournal();
  const faulty = new FaultyFunctions(options.strict ?? false, log);
  const worker = await withinLoadLimit(loadWorker(options, hostJson, settings, log, journal, faulty), scriptRoot);
  const { routePrefix, httpLimits } = hostJson;
  const onError = (error: unknown) => log.info(`HTTP: ${describe(error)}`);
  const auth = options.enableAuth ? openKeys(stateDirectory, worker, log) : undefined;
  const baseUrl = `http://${LOOPBACK}:${frontend.port}`;
  const keys = auth?.keys;
  const { httpTrigger, loaded } = await faulty.without(
    async () => ({
      httpTrigger: new HttpTrigger({ worker, routePrefix, guard: auth?.guard, onError }),
      loaded: await loadExtensions({ worker, hostJson, settings, state, stateDirectory, baseUrl, keys, log }),
    }),
    (name) => worker.leaveOut(name),
  );
  const { durable, triggers, inputs, outputs } = loaded;
  const extensions = durable ? [durable, ...triggers] : triggers;
  for (const extension of extensions) worker.addExtensionInputs((definition) => extension.inputs?.(definition) ?? []);
  await durable?.start();
  const { hostId } = state;
  frontend.serve(dispatcher({ httpTrigger, invoker: worker, journal, extensions, hostId, httpLimits, auth }));
  for (const trigger of triggers) await trigger.start();
  if (options.list ?? true) listFunctions(worker, frontend.url, routePrefix, log);

  const closing = resources.move();
  return {
    port: frontend.port,
    url: frontend.url,
    async stop() {
      const deadline = AbortSignal.timeout(drainLimit);
      const report = (error: unknown) => log.info(`While stopping: ${describe(error)}`);
      await Promise.all([httpTrigger, ...triggers].map((trigger) => trigger.stop(deadline).catch(report)));
      await durable?.stop(deadline).catch(report);
      if (deadline.aborted) log.info(`Not everything has ended within ${drainLimit / 1000} s; it is cut off.`);
      inputs?.close();
      if (outputs) await beforeDeadline(outputs.close(), deadline).catch(report);
      await beforeDeadline(worker.stop(), AbortSignal.timeout(terminateLimit)).catch(report);
      await closing.disposeAsync();
    },
  };
}

function loadWorker(
  options: HostOptions,
  hostJson: HostJson,
  settings: Settings,
  log: HostLog,
  journal: InvocationJournal,
  faulty: FaultyFunctions,
): Promise<Worker> {
  const admit = (definition: FunctionDefinition) => {
    try {
      return admitFunction(definition, settings, (message) => log.info(message));
    } catch (fault) {
      faulty.tell(fault);
      return undefined;
    }
  };
  const { functionTimeout, openTelemetry } = hostJson;
  return Worker.load({
    scriptRoot: options.scriptRoot,
    log: (record) => {
      journal.note(record);
      log.worker(record);
    },
    admit,
    observer: {
      executing(...started) {
        journal.executing(...started);
        log.executing(...started);
      },
      executed(...ended) {
        journal.executed(...ended);
        log.executed(...ended);
      },
    },
    recordsTraces: openTelemetry,
    ...(functionTimeout !== undefined && { functionTimeout }),
    ...(options.streaming && { streaming: options.streaming }),
  });
}

function openKeys(stateDirectory: string, worker: Worker, log: HostLog) {
  const names = [...worker.functions.values()].map(({ name }) => name);
  const keys = HostKeys.open(stateDirectory, names);
  log.detail(`Keys are enforced; they are in ${keys.file}.`);
  return { keys, guard: new KeyGuard(keys) };
}

/** An app that waits forever at its top level must not block the start. */
async function withinLoadLimit(loading: Promise<Worker>, scriptRoot: string): Promise<Worker> {
  const { promise, reject } = Promise.withResolvers<never>();
  const fault = `${scriptRoot}: the app has not finished loading after ${loadLimit / 1000} s`;
  const timer = setTimeout(() => reject(new HostConfigurationError(fault)), loadLimit);
  try {
    return await Promise.race([loading, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function tellIgnored(localSettings: LocalSettings, hostJson: HostJson, log: HostLog): void {
  for (const key of localSettings.ignored) log.detail(`local.settings.json: "${key}" is ignored.`);
  for (const key of hostJson.ignored) log.detail(`host.json: "${key}" is ignored.`);
}

function listFunctions(worker: Worker, url: string, routePrefix: string, log: HostLog): void {
  log.plain('\nFunctions:');
  for (const definition of worker.functions.values()) {
    const { type } = definition.trigger;
    const what = type.toLowerCase() === 'httptrigger' ? describeRoute(definition, url, routePrefix) : type;
    log.plain(`\n\t${definition.name}: ${what}`);
  }
  log.plain('');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : textOfFault(error);
}
