import { join } from 'node:path';
import type { HostJson } from './configuration/host-json.ts';
import type { Settings } from './configuration/settings.ts';
import type { HostLog } from './host-log.ts';
import type { InputBindings } from './input-bindings/input-bindings.ts';
import type { FunctionDefinition, HostExtension } from './invocation.ts';
import type { HostKeys } from './keys/host-keys.ts';
import type { OutputBindings } from './output-bindings/output-bindings.ts';
import type { HostState } from './state/host-state.ts';
import type { Worker } from './worker/worker.ts';

export interface ExtensionContext {
  worker: Worker;
  hostJson: HostJson;
  settings: Settings;
  state: HostState;
  stateDirectory: string;
  /** Where the host listens. */
  baseUrl: string;
  /** Undefined if keys are not enforced. */
  keys: HostKeys | undefined;
  log: HostLog;
}

const durableTypes = new Set(['orchestrationtrigger', 'activitytrigger', 'entitytrigger', 'durableclient']);

export interface Extensions {
  /** Stops last, because functions of triggers may call the Durable client until then. */
  durable: HostExtension | undefined;
  triggers: HostExtension[];
  /** Both are closed after everything that may run a function. */
  inputs: InputBindings | undefined;
  outputs: OutputBindings | undefined;
}

/**
 * Creates only the extensions that the app's functions need: their clients are large, and an app should not wait for
 * one that it doesn't use.
 *
 * @throws HostConfigurationError naming the function and the fault, or StateFileError
 */
export async function loadExtensions(context: ExtensionContext): Promise<Extensions> {
  const functions = [...context.worker.functions.values()];
  const has = (type: string) => functions.some(({ trigger }) => trigger.type.toLowerCase() === type);
  const triggers: HostExtension[] = [];
  if (has('timertrigger')) triggers.push(await loadTimers(context, functions));
  if (has('cosmosdbtrigger')) triggers.push(await loadCosmos(context, functions));
  if (has('servicebustrigger')) triggers.push(await loadServiceBus(context, functions));
  const inputs = functions.some(readsInputs) ? await loadInputs(context, functions) : undefined;
  const outputs = functions.some(writesOutputs) ? await loadOutputs(context, functions) : undefined;
  // Do this last: it opens its file, which must not stay open after a failure before it.
  const durable = functions.some(usesDurable) ? await loadDurable(context, functions) : undefined;
  return { durable, triggers, inputs, outputs };
}

/** Loads what apps need most often, for a host that has time before it gets its app. */
export async function preloadExtensions(): Promise<void> {
  await Promise.all([
    import('../durable/durable-extension.ts'),
    import('./timer-trigger/timer-trigger.ts'),
    import('./cosmos-trigger/cosmos-trigger.ts'),
    import('./service-bus-trigger/service-bus-trigger.ts'),
  ]);
}

async function loadInputs({ worker, settings }: ExtensionContext, functions: FunctionDefinition[]) {
  const { InputBindings } = await import('./input-bindings/input-bindings.ts');
  const inputs = new InputBindings(functions, settings);
  worker.readInputsWith((definition, triggerInputs, options) => inputs.read(definition, triggerInputs, options));
  return inputs;
}

async function loadOutputs({ worker, settings }: ExtensionContext, functions: FunctionDefinition[]) {
  const { OutputBindings } = await import('./output-bindings/output-bindings.ts');
  const outputs = new OutputBindings(functions, settings);
  worker.writeOutputsWith((definition, result) => outputs.write(definition, result));
  return outputs;
}

async function loadDurable(
  { worker, hostJson, stateDirectory, baseUrl, keys, log }: ExtensionContext,
  functions: FunctionDefinition[],
): Promise<HostExtension> {
  const { durableExtension } = await import('../durable/durable-extension.ts');
  return durableExtension({
    invoker: worker,
    functions,
    stateFile: join(stateDirectory, 'durable.db'),
    hostJson: hostJson.durableTask,
    baseUrl: () => baseUrl,
    systemKey: keys?.ofExtension('durabletask'),
    log: (message) => log.info(message),
  });
}

async function loadTimers(
  { worker, settings, state, log }: ExtensionContext,
  functions: FunctionDefinition[],
): Promise<HostExtension> {
  const { timerTrigger } = await import('./timer-trigger/timer-trigger.ts');
  const options = { invoker: worker, state, log: (message: string) => log.info(message) };
  return timerTrigger(functions, (name) => settings.get(name), options);
}

async function loadCosmos(
  { worker, settings, state, log }: ExtensionContext,
  functions: FunctionDefinition[],
): Promise<HostExtension> {
  const { cosmosTrigger } = await import('./cosmos-trigger/cosmos-trigger.ts');
  return cosmosTrigger({
    invoker: worker,
    functions,
    settings,
    log: (message) => log.info(message),
    hostId: state.hostId,
  });
}

async function loadServiceBus(
  { worker, hostJson, settings, log }: ExtensionContext,
  functions: FunctionDefinition[],
): Promise<HostExtension> {
  const { serviceBusTrigger } = await import('./service-bus-trigger/service-bus-trigger.ts');
  const { serviceBus: hostOptions, openTelemetry } = hostJson;
  const options = { hostOptions, openTelemetry, log: (message: string) => log.info(message) };
  return serviceBusTrigger({ invoker: worker, functions, settings, ...options });
}

function readsInputs({ bindings }: FunctionDefinition): boolean {
  return Object.values(bindings).some(
    ({ direction, type }) => direction !== 'out' && type.toLowerCase() === 'cosmosdb',
  );
}

function writesOutputs({ bindings }: FunctionDefinition): boolean {
  return Object.values(bindings).some(({ direction, type }) => direction === 'out' && type.toLowerCase() !== 'http');
}

function usesDurable({ bindings }: FunctionDefinition): boolean {
  return Object.values(bindings).some(({ type }) => durableTypes.has(type.toLowerCase()));
}
