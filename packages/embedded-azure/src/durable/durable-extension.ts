import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionDefinition, FunctionInvoker, HostExtension, InputValue } from '../functions-host/invocation.ts';
import { clientBinding } from './client-api/client-binding.ts';
import { type InstanceStatus, instanceStatus } from './client-api/instance-status.ts';
import { ClientApi, WEBHOOK_PATH } from './client-api/routes.ts';
import { RpcEndpoint } from './client-api/rpc-endpoint.ts';
import { readDurableSettings } from './durable-settings.ts';
import { FunctionRegistry } from './engine/function-registry.ts';
import { RecoveringEngine } from './engine/recovering-engine.ts';
import { DurableStore } from './store/durable-store.ts';

export interface DurableOptions {
  invoker: FunctionInvoker;
  /** All functions of the app; those with other triggers matter for their `durableClient` bindings. */
  functions: FunctionDefinition[];
  /** The task hub's SQLite file, used only by this extension. */
  stateFile: string;
  /** host.json's extensions.durableTask. */
  hostJson: Record<string, unknown>;
  /** The host's public base URL once it listens, such as http://127.0.0.1:7071. */
  baseUrl(): string;
  /** The system key of the extension, which its links carry; undefined where keys are not enforced. */
  systemKey?: string | undefined;
  log(line: string): void;
}

export interface DurableExtension extends HostExtension {
  /**
   * Resolves with the instance's status once it has ended and that is on disk. If it already has, at once.
   *
   * @throws UnknownInstanceError; the signal's reason when that aborts
   */
  waitForCompletion(instanceId: string, signal?: AbortSignal): Promise<InstanceStatus>;
}

/**
 * Durable Functions for the embedded host: runs orchestrations and activities of an app that uses durable-functions
 * 3.5, by the JSON protocol of the Azure extension, with one SQLite file.
 *
 * @throws HostConfigurationError for settings or functions that it does not support
 * @throws StateFileError if the state file is corrupt, in use or another hub's
 */
export async function durableExtension(options: DurableOptions): Promise<DurableExtension> {
  const { invoker, log } = options;
  const settings = readDurableSettings(options.hostJson, process.env, log);
  const registry = new FunctionRegistry(options.functions);
  const store = new DurableStore(options.stateFile, settings.hubName);
  const engine = new RecoveringEngine({ store, registry, invoker, settings, log });
  const webhook = () => ({ url: `${options.baseUrl()}${WEBHOOK_PATH}`, key: options.systemKey });
  const api = new ClientApi({ engine: () => engine.current, hubName: settings.hubName, webhook, log });
  const rpc = new RpcEndpoint(api);
  return {
    async start() {
      await rpc.listen();
      engine.start();
    },

    async stop(deadline) {
      await engine.stop(deadline).finally(() => rpc.close());
    },

    inputs(definition: FunctionDefinition): InputValue[] {
      return Object.entries(definition.bindings)
        .filter(([, { type, direction }]) => isClient(type) && direction === 'in')
        .map(([name]) => ({ name, data: { string: clientBinding(settings.hubName, webhook(), rpc.url) } }));
    },

    handle(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
      return api.handle(request, response, url);
    },

    async waitForCompletion(instanceId, signal) {
      return instanceStatus(await engine.current.waitForCompletion(instanceId, signal), { showInput: true });
    },
  };
}

function isClient(bindingType: string): boolean {
  return /^(durableClient|orchestrationClient)$/i.test(bindingType);
}
