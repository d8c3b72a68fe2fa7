import { RetryMode, ServiceBusClient, type ServiceBusReceiver } from '@azure/service-bus';
import type { ServiceBusHostOptions } from '../configuration/host-json.ts';
import type { Settings } from '../configuration/settings.ts';
import {
  type FunctionDefinition,
  type FunctionInvoker,
  HostConfigurationError,
  type HostExtension,
} from '../invocation.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import { MessagePump } from './message-pump.ts';
import { sourceName, type TriggerSource, triggerSource } from './trigger-source.ts';

export interface ServiceBusTriggerOptions {
  invoker: FunctionInvoker;
  functions: Iterable<FunctionDefinition>;
  settings: Settings;
  hostOptions: ServiceBusHostOptions;
  log(message: string): void;
}

/** A broker that was restarted is found again within seconds; the client's own default is half a minute. */
const retryOptions = { mode: RetryMode.Exponential, retryDelayInMs: 250, maxRetryDelayInMs: 5000 };

/**
 * Serves Service Bus triggers of queues and of topic subscriptions, over the official client.
 *
 * @throws HostConfigurationError naming the function and the fault
 */
export function serviceBusTrigger(options: ServiceBusTriggerOptions): HostExtension {
  const clients = new Map<string, ServiceBusClient>();
  const pumps = [...options.functions]
    .filter((definition) => definition.trigger.type.toLowerCase() === 'servicebustrigger')
    .map((definition) => pumpOf(definition, options, clients));
  return {
    async start() {
      for (const pump of pumps) pump.start();
    },
    async stop(deadline) {
      await beforeDeadline(Promise.all(pumps.map((pump) => pump.stop())), deadline);
      await beforeDeadline(Promise.all([...clients.values()].map((client) => client.close())), deadline);
    },
  };
}

function pumpOf(
  definition: FunctionDefinition,
  { invoker, settings, hostOptions, log }: ServiceBusTriggerOptions,
  clients: Map<string, ServiceBusClient>,
): MessagePump {
  const owner = `function "${definition.name}"`;
  const source = triggerSource(definition);
  const { connection, autoCompleteMessages } = definition.trigger;
  const setting = typeof connection === 'string' && connection !== '' ? connection : 'ServiceBus';
  const client = clientOf(settings.connection(setting, owner), `${owner}: the connection "${setting}"`, clients);
  return new MessagePump({
    invoker,
    definition,
    sourceName: sourceName(source),
    receiver: receiverOf(client, source),
    maxConcurrentCalls: hostOptions.maxConcurrentCalls,
    maxLockRenewal: hostOptions.maxAutoLockRenewalDuration,
    autoComplete: typeof autoCompleteMessages === 'boolean' ? autoCompleteMessages : hostOptions.autoCompleteMessages,
    log,
  });
}

/** Functions of one namespace share a connection. */
function clientOf(connectionString: string, what: string, clients: Map<string, ServiceBusClient>): ServiceBusClient {
  const known = clients.get(connectionString);
  if (known) return known;
  let client: ServiceBusClient;
  try {
    client = new ServiceBusClient(connectionString, { retryOptions: { ...retryOptions } });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new HostConfigurationError(`${what} is no connection string: ${fault}`, { cause: error });
  }
  clients.set(connectionString, client);
  return client;
}

function receiverOf(client: ServiceBusClient, source: TriggerSource): ServiceBusReceiver {
  // The pump renews locks itself.
  const options = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };
  return 'queue' in source
    ? client.createReceiver(source.queue, options)
    : client.createReceiver(source.topic, source.subscription, options);
}
