import { createHash } from 'node:crypto';
import type { ServiceBusClient, ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import { type EntityAddress, senderPathOf } from './entity-address.ts';
import { findTakers } from './find-takers.ts';
import type { ShownRule } from './shown-message.ts';
import { takeMessage } from './take-message.ts';
import { bodyOf } from './to-shown-message.ts';

export const Requeue = z.strictObject({
  sequence: z.string(),
  subject: z.string().nullable(),
  to: z.string().nullable(),
  body: z.string().optional(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Requeue = z.infer<typeof Requeue>;

/**
 * Sends a copy of a dead letter to its queue or topic, and then removes the dead letter. Whatever fails between, the message
 * is in one of the two places.
 *
 * @param rules those of the topic's subscriptions; undefined for a queue
 * @returns the copy's message id
 * @throws ConsoleFault 409 if no subscription would take the copy, so that the topic would drop it
 */
export async function requeueMessage(
  client: ServiceBusClient,
  address: EntityAddress,
  { sequence, ...changes }: Requeue,
  rules: readonly ShownRule[] | undefined,
): Promise<string> {
  let sent = '';
  const sender = client.createSender(senderPathOf(address.entity));
  try {
    await takeMessage(client, address, sequence, async (message) => {
      const copy = copyOf(message, changes);
      if (rules !== undefined) requireTaker(rules, copy);
      await sender.sendMessages(copy);
      sent = String(copy.messageId);
    });
  } catch (error) {
    if (sent === '') throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ConsoleFault(409, `The copy ${sent} was sent, but the dead letter is still there: discard it. ${why}`);
  } finally {
    await sender.close();
  }
  return sent;
}

function requireTaker(rules: readonly ShownRule[], copy: ServiceBusMessage): void {
  const { subject, to, contentType, applicationProperties: properties = {} } = copy;
  const [correlationId, sessionId] = [copy.correlationId?.toString(), copy.sessionId];
  const takers = findTakers(rules, { subject, to, contentType, correlationId, sessionId, properties });
  if (takers.length > 0) return;
  throw new ConsoleFault(
    409,
    'No subscription takes the message as it is now, and the topic would drop it: change its subject, receiver or properties.',
  );
}

/**
 * The copy's id is another, because an entity that detects duplicates drops one that it knows. It depends on the content,
 * so that the same copy, sent twice, is a duplicate.
 */
function copyOf(message: ServiceBusReceivedMessage, changes: Omit<Requeue, 'sequence'>): ServiceBusMessage {
  const { contentType, correlationId, sessionId, partitionKey, replyTo, replyToSessionId } = message;
  const { DeadLetterReason: _, DeadLetterErrorDescription: __, ...own } = message.applicationProperties ?? {};
  const body = changes.body === undefined ? message.body : editedBody(message, changes.body);
  const applicationProperties = changes.properties ?? own;
  const { subject, to } = changes;
  const content = { id: message.messageId, sequence: String(message.sequenceNumber), ...changes };
  const given = { contentType, correlationId, sessionId, partitionKey, replyTo, replyToSessionId, subject, to };
  const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return {
    ...Object.fromEntries(set),
    body,
    applicationProperties,
    messageId: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32),
  };
}

function editedBody(message: ServiceBusReceivedMessage, text: string): unknown {
  const { kind } = bodyOf(message);
  if (kind === 'binary')
    throw new ConsoleFault(400, 'The body is neither JSON nor text: it can only be sent as it is.');
  if (kind === 'text') return Buffer.from(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConsoleFault(400, `The body is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
