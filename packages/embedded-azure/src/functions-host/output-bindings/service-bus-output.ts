import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import type { ServiceBusClients } from '../connections/service-bus-clients.ts';
import { type Binding, HostConfigurationError } from '../invocation.ts';
import { nameIn, type OutputBinding } from './output-binding.ts';
import { textOf } from './output-values.ts';

/**
 * Sends each value as one message to a queue or a topic.
 *
 * @param owner what the binding belongs to, for errors
 * @throws HostConfigurationError naming what is missing or not supported
 */
export function serviceBusOutput(binding: Binding, clients: ServiceBusClients, owner: string): OutputBinding {
  const entity = nameIn(binding, 'queueName', owner) ?? nameIn(binding, 'topicName', owner);
  if (entity === undefined) {
    throw new HostConfigurationError(`${owner}: a serviceBus output needs a "queueName" or a "topicName"`);
  }
  const client = clients.client(binding['connection'], owner);
  let sender: ServiceBusSender | undefined;
  return {
    async write(values) {
      sender ??= client.createSender(entity);
      for (const value of values) await sender.sendMessages(messageOf(value));
    },
  };
}

/** With the content types of the .NET extension's converters. */
function messageOf(value: unknown): ServiceBusMessage {
  if (value instanceof Uint8Array) return { body: Buffer.from(value), contentType: 'application/octet-stream' };
  return { body: Buffer.from(textOf(value)), contentType: 'text/plain' };
}
