import type { ServiceBusClient, ServiceBusReceiver } from '@azure/service-bus';
import type { ServiceBusHostOptions } from '../configuration/host-json.ts';
import type { Settings } from '../configuration/settings.ts';
import { ServiceBusClients } from '../connections/service-bus-clients.ts';
import type { FunctionDefinition, FunctionInvoker, HostExtension } from '../invocation.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import { BatchPump } from './batch-pump.ts';
import { MessagePump, type Pump } from './message-pump.ts';
import { sourceName, type TriggerSource, triggerSource } from './trigger-source.ts';

export interface ServiceBusTriggerOptions {
  invoker: FunctionInvoker;
  functions: Iterable<FunctionDefinition>;
  settings: Settings;
  hostOptions: ServiceBusHostOptions;
  log(message: string): void;
}

/**
 * Serves Service Bus triggers of queues and of topic subscriptions, over the official client.
 *
 * @throws HostConfigurationError naming the function and the fault
 */
export function serviceBusTrigger(options: ServiceBusTriggerOptions): HostExtension {
  const clients = new ServiceBusClients(options.settings);
  const pumps = [...options.functions]
    .filter((definition) => definition.trigger.type.toLowerCase() === 'servicebustrigger')
    .map((definition) => pumpOf(definition, options, clients));
  return {
    async start() {
      for (const pump of pumps) pump.start();
    },
    async stop(deadline) {
      await beforeDeadline(Promise.all(pumps.map((pump) => pump.stop())), deadline);
      await beforeDeadline(clients.close(), deadline);
    },
  };
}

function pumpOf(
  definition: FunctionDefinition,
  { invoker, hostOptions, log }: ServiceBusTriggerOptions,
  clients: ServiceBusClients,
): Pump {
  const source = triggerSource(definition);
  const { connection, autoCompleteMessages, cardinality } = definition.trigger;
  const receiver = receiverOf(clients.client(connection, `function "${definition.name}"`), source);
  const autoComplete =
    typeof autoCompleteMessages === 'boolean' ? autoCompleteMessages : hostOptions.autoCompleteMessages;
  const options = { invoker, definition, sourceName: sourceName(source), autoComplete, log };
  if (cardinality === 'many') return new BatchPump({ ...options, ...hostOptions.batch, receiver });
  return new MessagePump({
    ...options,
    receiver,
    maxConcurrentCalls: hostOptions.maxConcurrentCalls,
    maxLockRenewal: hostOptions.maxAutoLockRenewalDuration,
  });
}

function receiverOf(client: ServiceBusClient, source: TriggerSource): ServiceBusReceiver {
  // The pump renews locks itself.
  const options = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };
  return 'queue' in source
    ? client.createReceiver(source.queue, options)
    : client.createReceiver(source.topic, source.subscription, options);
}
