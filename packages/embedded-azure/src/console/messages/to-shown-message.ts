import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { ShownBody, ShownMessage } from './shown-message.ts';

export function toShownMessage(message: ServiceBusReceivedMessage): Omit<ShownMessage, 'command'> {
  const properties: Record<string, unknown> = { ...message.applicationProperties };
  // They are properties of their own too.
  delete properties['DeadLetterReason'];
  delete properties['DeadLetterErrorDescription'];
  return {
    sequence: String(message.sequenceNumber),
    messageId: String(message.messageId ?? ''),
    subject: message.subject,
    to: message.to,
    contentType: message.contentType,
    correlationId: message.correlationId === undefined ? undefined : String(message.correlationId),
    sessionId: message.sessionId,
    state: message.state,
    enqueuedAt: message.enqueuedTimeUtc?.toISOString(),
    scheduledFor: message.scheduledEnqueueTimeUtc?.toISOString(),
    expiresAt: dateIn(message.expiresAtUtc),
    deliveryCount: message.deliveryCount ?? 0,
    deadLetterReason: message.deadLetterReason,
    deadLetterDescription: message.deadLetterErrorDescription,
    deadLetterSource: message.deadLetterSource,
    properties,
    body: bodyOf(message),
  };
}

/** The client parses JSON, and gives bytes that aren't. */
export function bodyOf({ body, _rawAmqpMessage }: ServiceBusReceivedMessage): ShownBody {
  if (!Buffer.isBuffer(body)) {
    const isData = (_rawAmqpMessage.bodyType ?? 'data') === 'data';
    return isData ? { kind: 'json', value: body ?? null } : { kind: 'binary', value: JSON.stringify(body) };
  }
  try {
    return { kind: 'text', value: new TextDecoder('utf-8', { fatal: true }).decode(body) };
  } catch {
    return { kind: 'binary', value: body.toString('base64') };
  }
}

const LAST_YEAR = 9_999;

/** A message that never expires has a date far beyond those of a calendar, or none of JavaScript. */
function dateIn(date: Date | undefined): string | undefined {
  // The year of an invalid date is no number.
  return date !== undefined && date.getUTCFullYear() <= LAST_YEAR ? date.toISOString() : undefined;
}
