import { z } from 'zod';
import type { RuleDescription } from '../../filters/rule.ts';

const Text = z.string().nullish();
const Value = z.union([z.string(), z.number(), z.boolean(), z.date()]);
const Properties = z.record(z.string(), Value).nullish();

/** A rule in a request, a map for each part; it has one filter. */
export const RuleMap = z
  .object({
    'sql-filter': z.object({ expression: z.string() }).nullish(),
    'correlation-filter': z
      .object({
        'content-type': Text,
        'correlation-id': Text,
        label: Text,
        'message-id': Text,
        'reply-to': Text,
        'reply-to-session-id': Text,
        'session-id': Text,
        to: Text,
        properties: Properties,
      })
      .nullish(),
    'sql-rule-action': z.object({ expression: z.string().nullish() }).nullish(),
  })
  .transform((map, context): RuleDescription => {
    const action = map['sql-rule-action']?.expression ?? undefined;
    const correlation = map['correlation-filter'];
    if (map['sql-filter']) return { filter: { kind: 'sql', expression: map['sql-filter'].expression }, action };
    if (!correlation) {
      context.addIssue('a rule needs an SQL filter or a correlation filter');
      return z.NEVER;
    }
    const properties = {
      ContentType: correlation['content-type'] ?? undefined,
      CorrelationId: correlation['correlation-id'] ?? undefined,
      Label: correlation.label ?? undefined,
      MessageId: correlation['message-id'] ?? undefined,
      ReplyTo: correlation['reply-to'] ?? undefined,
      ReplyToSessionId: correlation['reply-to-session-id'] ?? undefined,
      SessionId: correlation['session-id'] ?? undefined,
      To: correlation.to ?? undefined,
      Properties: withTimestamps(correlation.properties),
    };
    return { filter: { kind: 'correlation', properties }, action };
  });

function withTimestamps(properties: z.infer<typeof Properties>) {
  if (properties === null || properties === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      value instanceof Date ? { timestamp: value.getTime() } : value,
    ]),
  );
}
