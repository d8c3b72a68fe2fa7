import type { ServiceBusClient, ServiceBusReceiver } from '@azure/service-bus';
import type { ServiceBusHostOptions } from '../configuration/host-json.ts';
import type { Settings } from '../configuration/settings.ts';
import { ServiceBusClients } from '../connections/service-bus-clients.ts';
import type { FunctionDefinition, FunctionInvoker, HostExtension } from '../invocation.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import type { SessionSource } from './accept-session.ts';
import { BatchPump } from './batch-pump.ts';
import { MessagePump } from './message-pump.ts';
import type { Pump } from './pump.ts';
import { SessionBatchPump } from './session-batch-pump.ts';
import { SessionPump } from './session-pump.ts';
import { sourceName, type TriggerSource, triggerSource } from './trigger-source.ts';

export interface ServiceBusTriggerOptions {
  invoker: FunctionInvoker;
  functions: Iterable<FunctionDefinition>;
  settings: Settings;
  hostOptions: ServiceBusHostOptions;
  /** The host's `telemetryMode` is OpenTelemetry. */
  openTelemetry: boolean;
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
  { invoker, hostOptions, openTelemetry, log }: ServiceBusTriggerOptions,
  clients: ServiceBusClients,
): Pump {
  const source = triggerSource(definition);
  const { connection, autoCompleteMessages, cardinality, isSessionsEnabled } = definition.trigger;
  const client = clients.client(connection, `function "${definition.name}"`);
  const autoComplete =
    typeof autoCompleteMessages === 'boolean' ? autoCompleteMessages : hostOptions.autoCompleteMessages;
  const options = { invoker, definition, sourceName: sourceName(source), autoComplete, openTelemetry, log };
  const { batch: limits, sessions, maxAutoLockRenewalDuration: maxLockRenewal } = hostOptions;
  if (isSessionsEnabled === true) {
    const acceptNext = sessionsOf(client, source);
    return cardinality === 'many'
      ? new SessionBatchPump({ ...options, limits, acceptNext, sessionIdleTimeout: sessions.sessionIdleTimeout })
      : new SessionPump({ ...options, ...sessions, acceptNext, maxLockRenewal });
  }
  const receiver = receiverOf(client, source);
  return cardinality === 'many'
    ? new BatchPump({ ...options, limits, receiver })
    : new MessagePump({ ...options, receiver, maxConcurrentCalls: hostOptions.maxConcurrentCalls, maxLockRenewal });
}

/** The pumps renew locks themselves. */
const receiverOptions = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };

function receiverOf(client: ServiceBusClient, source: TriggerSource): ServiceBusReceiver {
  return 'queue' in source
    ? client.createReceiver(source.queue, receiverOptions)
    : client.createReceiver(source.topic, source.subscription, receiverOptions);
}

function sessionsOf(client: ServiceBusClient, source: TriggerSource): SessionSource {
  return (abortSignal) =>
    'queue' in source
      ? client.acceptNextSession(source.queue, { ...receiverOptions, abortSignal })
      : client.acceptNextSession(source.topic, source.subscription, { ...receiverOptions, abortSignal });
}
