import { z } from 'zod';
import type { MessageContent, PropertyName } from '../message/message-content.ts';
import { compare } from './sql-values.ts';

/** A value to compare with; a time is milliseconds since 1970. */
const Value = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ timestamp: z.number() })]);

/** The properties of a correlation filter, with the names of the emulator's file. All given ones must be equal. */
export const CorrelationFilter = z.object({
  ContentType: z.string().optional(),
  CorrelationId: z.string().optional(),
  Label: z.string().optional(),
  MessageId: z.string().optional(),
  ReplyTo: z.string().optional(),
  ReplyToSessionId: z.string().optional(),
  SessionId: z.string().optional(),
  To: z.string().optional(),
  Properties: z.record(z.string(), Value).optional(),
});
export type CorrelationFilter = z.infer<typeof CorrelationFilter>;

const SYSTEM_PROPERTIES: readonly [Exclude<keyof CorrelationFilter, 'Properties'>, PropertyName][] = [
  ['ContentType', 'contentType'],
  ['CorrelationId', 'correlationId'],
  ['Label', 'subject'],
  ['MessageId', 'messageId'],
  ['ReplyTo', 'replyTo'],
  ['ReplyToSessionId', 'replyToSessionId'],
  ['SessionId', 'sessionId'],
  ['To', 'to'],
];

/** Compiles a correlation filter. Names of application properties and all values are compared exactly. */
export function correlationFilter(filter: CorrelationFilter): (content: MessageContent) => boolean {
  const wantedSystem = SYSTEM_PROPERTIES.filter(([name]) => filter[name] !== undefined);
  const wantedApplication = Object.entries(filter.Properties ?? {}).map(([name, value]) => ({
    name,
    wanted: typeof value === 'object' ? new Date(value.timestamp) : value,
  }));
  return (content) =>
    wantedSystem.every(([name, property]) => content.property(property) === filter[name]) &&
    wantedApplication.every(({ name, wanted }) => compare(content.applicationProperty(name), wanted) === 0);
}
