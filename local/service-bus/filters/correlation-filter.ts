import type { MessageContent, PropertyName } from '../message/message-content.ts';
import { compare } from './sql-values.ts';

/** The properties of a correlation filter as the emulator's file writes them; all that are given must be equal. */
export interface CorrelationFilter {
  ContentType?: string | undefined;
  CorrelationId?: string | undefined;
  Label?: string | undefined;
  MessageId?: string | undefined;
  ReplyTo?: string | undefined;
  ReplyToSessionId?: string | undefined;
  SessionId?: string | undefined;
  To?: string | undefined;
  Properties?: Record<string, string | number | boolean> | undefined;
}

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
  const wantedApplication = Object.entries(filter.Properties ?? {});
  return (content) =>
    wantedSystem.every(([name, property]) => content.property(property) === filter[name]) &&
    wantedApplication.every(([name, wanted]) => compare(content.applicationProperty(name), wanted) === 0);
}
