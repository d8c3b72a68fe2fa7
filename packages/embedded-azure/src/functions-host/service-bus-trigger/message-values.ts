import type { TypedData } from '../invocation.ts';

/** What the trigger needs of a message that @azure/service-bus received with `skipParsingBodyAsJson`. */
export interface ReceivedMessage {
  body: unknown;
  messageId?: unknown;
  correlationId?: unknown;
  subject?: string;
  to?: string;
  replyTo?: string;
  replyToSessionId?: string;
  contentType?: string;
  sessionId?: string;
  partitionKey?: string;
  lockToken?: string;
  deadLetterSource?: string;
  deliveryCount?: number;
  sequenceNumber?: { toString(): string };
  enqueuedTimeUtc?: Date;
  expiresAtUtc?: Date;
  applicationProperties?: Record<string, unknown>;
}

/**
 * The message's body in the form that the host passes to a worker: text, or bytes if the trigger's `dataType` is
 * `binary`.
 */
export function bodyValue(body: unknown, dataType: unknown): TypedData {
  return isBinary(dataType) ? { bytes: bytesOf(body) } : { string: textOf(body) };
}

/** The bodies of a batch, as bodyValue does for one. */
export function batchValue(bodies: unknown[], dataType: unknown): TypedData {
  return isBinary(dataType)
    ? { collectionBytes: { bytes: bodies.map(bytesOf) } }
    : { collectionString: { string: bodies.map(textOf) } };
}

/**
 * The metadata of a batch: one array for each field, with null for messages without it. Fields that no message has are
 * left out.
 */
export function batchMetadata(messages: ReceivedMessage[]): Record<string, TypedData> {
  const columns = new Map<string, unknown[]>();
  for (const [index, message] of messages.entries()) {
    for (const [name, value] of Object.entries(messageMetadata(message))) {
      const column = columns.get(name) ?? Array.from<unknown>({ length: messages.length }).fill(null);
      column[index] = value.json === undefined ? (value.string ?? value.int) : JSON.parse(value.json);
      columns.set(name, column);
    }
  }
  return Object.fromEntries([...columns].map(([name, column]) => [`${name}Array`, { json: JSON.stringify(column) }]));
}

/**
 * The trigger metadata, with the names of the .NET extension. The library converts them to camelCase for the function,
 * including the keys of the application properties.
 */
export function messageMetadata(message: ReceivedMessage): Record<string, TypedData> {
  const texts = {
    MessageId: message.messageId,
    CorrelationId: message.correlationId,
    Subject: message.subject,
    Label: message.subject,
    To: message.to,
    ReplyTo: message.replyTo,
    ReplyToSessionId: message.replyToSessionId,
    ContentType: message.contentType,
    SessionId: message.sessionId,
    PartitionKey: message.partitionKey,
    LockToken: message.lockToken,
    DeadLetterSource: message.deadLetterSource,
  };
  const metadata: Record<string, TypedData> = {};
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && value !== null) metadata[name] = { string: String(value) };
  }
  // AMQP counts the earlier deliveries; .NET (and so the host) also counts this one.
  metadata['DeliveryCount'] = { int: (message.deliveryCount ?? 0) + 1 };
  if (message.sequenceNumber !== undefined) metadata['SequenceNumber'] = { int: integer(message.sequenceNumber) };
  for (const [name, time] of [
    ['EnqueuedTimeUtc', message.enqueuedTimeUtc],
    ['ExpiresAtUtc', message.expiresAtUtc],
  ] as const) {
    if (time) metadata[name] = { json: JSON.stringify(time > lastOfDotNet ? END_OF_TIME : time) };
  }
  const properties = { json: JSON.stringify(message.applicationProperties ?? {}) };
  return { ...metadata, ApplicationProperties: properties, UserProperties: properties };
}

/** A message without expiry expires at the end of .NET's DateTime. */
const END_OF_TIME = '9999-12-31T23:59:59.9999999Z';
const lastOfDotNet = new Date(Date.UTC(9999, 11, 31, 23, 59, 59));

function isBinary(dataType: unknown): boolean {
  return String(dataType).toLowerCase() === 'binary';
}

function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : Buffer.from(textOf(body));
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return JSON.stringify(body ?? null);
}

/** A number if it is exact, otherwise its digits. */
function integer(value: { toString(): string }): number | string {
  const digits = value.toString();
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}
