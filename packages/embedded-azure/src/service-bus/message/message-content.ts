import { randomUUID } from 'node:crypto';
import { type AmqpScalar, decodeScalar, elementsOf, mapOf } from './decode-amqp.ts';
import { encode, encodeValue } from './encode-amqp.ts';
import { type MessageSections, SECTION, splitSections } from './message-sections.ts';

/** Positions in the list of the properties section (AMQP 1.0, part 3, section 3.2.4). */
export const PROPERTY = {
  messageId: 0,
  to: 2,
  subject: 3,
  replyTo: 4,
  correlationId: 5,
  contentType: 6,
  sessionId: 10,
  replyToSessionId: 12,
} as const;
export type PropertyName = keyof typeof PROPERTY;

/**
 * A sender's message, kept as bytes: decoding and re-encoding would lose AMQP types (an int becomes a long, a symbol a
 * string). It never changes, so the copies of all subscriptions share it, and each part is parsed once.
 */
export class MessageContent {
  readonly bytes: Buffer;
  #sections: MessageSections | undefined;
  #properties: Buffer[] | undefined;
  #applicationProperties: Map<string, Buffer> | undefined;

  /** @param bytes must not be changed afterwards */
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get sections(): MessageSections {
    this.#sections ??= splitSections(this.bytes);
    return this.#sections;
  }

  /** A system property, undefined if it is absent or null. */
  property(name: PropertyName): AmqpScalar | undefined {
    this.#properties ??= this.sections.properties ? elementsOf(this.sections.properties) : [];
    return decodeScalar(this.#properties[PROPERTY[name]]) ?? undefined;
  }

  applicationProperty(name: string): AmqpScalar | undefined {
    return decodeScalar(this.#applicationPropertyMap.get(name));
  }

  /** SQL ignores case in property names, but an exact match takes precedence. */
  applicationPropertyIgnoringCase(name: string): AmqpScalar | undefined {
    return this.applicationProperty(this.#keyIgnoringCase(name));
  }

  /** Milliseconds, from the header; undefined means the entity's default. */
  get timeToLive(): number | undefined {
    const { header } = this.sections;
    const value = header && decodeScalar(elementsOf(header)[2]);
    return typeof value === 'number' ? value : undefined;
  }

  /** Milliseconds since 1970, undefined for a message that is due at once. */
  get scheduledEnqueueTime(): number | undefined {
    const { messageAnnotations } = this.sections;
    const value = messageAnnotations && decodeScalar(mapOf(messageAnnotations).get('x-opt-scheduled-enqueue-time'));
    return value instanceof Date ? value.getTime() : undefined;
  }

  /**
   * The same content with a message id. The service adds one if it is missing, because the client's lock renewal needs
   * it.
   */
  withMessageId(): MessageContent {
    if (this.property('messageId') !== undefined) return this;
    return this.withProperty('messageId', randomUUID().replaceAll('-', ''));
  }

  /** A copy with a system property set or, if undefined, cleared. */
  withProperty(name: PropertyName, value: string | undefined): MessageContent {
    const properties = this.sections.properties ? elementsOf(this.sections.properties) : [];
    while (properties.length < PROPERTY[name]) properties.push(encode.null);
    properties[PROPERTY[name]] = value === undefined ? encode.null : encode.string(value);
    return this.#rewritten(encode.list(properties), this.sections.applicationProperties);
  }

  /** A copy with one application property set or, if undefined, removed. Case is ignored. */
  withApplicationProperty(name: string, value: unknown): MessageContent {
    const properties = new Map(this.#applicationPropertyMap);
    const key = this.#keyIgnoringCase(name);
    if (value === undefined) properties.delete(key);
    else properties.set(key, encodeValue(value));
    return this.#withApplicationPropertyMap(properties);
  }

  /** A copy with application properties set. Undefined values leave a property unchanged. */
  withApplicationProperties(changes: Readonly<Record<string, unknown>>): MessageContent {
    const properties = new Map(this.#applicationPropertyMap);
    for (const [name, value] of Object.entries(changes)) {
      if (value !== undefined) properties.set(name, encodeValue(value));
    }
    return this.#withApplicationPropertyMap(properties);
  }

  get #applicationPropertyMap(): Map<string, Buffer> {
    this.#applicationProperties ??= mapOf(this.sections.applicationProperties);
    return this.#applicationProperties;
  }

  #keyIgnoringCase(name: string): string {
    if (this.#applicationPropertyMap.has(name)) return name;
    const wanted = name.toLowerCase();
    for (const key of this.#applicationPropertyMap.keys()) if (key.toLowerCase() === wanted) return key;
    return name;
  }

  #withApplicationPropertyMap(properties: ReadonlyMap<string, Buffer>): MessageContent {
    const elements = [...properties].flatMap(([name, value]) => [encode.string(name), value]);
    return this.#rewritten(this.sections.properties, encode.map(elements));
  }

  #rewritten(properties: Buffer | undefined, applicationProperties: Buffer | undefined): MessageContent {
    const { header, messageAnnotations, body } = this.sections;
    const parts: Buffer[] = [];
    if (header) parts.push(encode.section(SECTION.header, header));
    if (messageAnnotations) parts.push(encode.section(SECTION.messageAnnotations, messageAnnotations));
    if (properties) parts.push(encode.section(SECTION.properties, properties));
    if (applicationProperties) parts.push(encode.section(SECTION.applicationProperties, applicationProperties));
    return new MessageContent(Buffer.concat([...parts, body]));
  }
}
