import type { Typed } from 'rhea';
import rhea from 'rhea';
import type { CorrelationFilter } from '../../filters/correlation-filter.ts';
import type { Rule } from '../../filters/rule.ts';

/**
 * Codes of the described lists in which the service writes a rule
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response).
 */
const CODE = {
  ruleDescription: 0x137_0000_0004,
  emptyAction: 0x137_0000_0005,
  sqlAction: 0x137_0000_0006,
  sqlFilter: 0x13_7000_0006,
  trueFilter: 0x13_7000_0007,
  correlationFilter: 0x13_7000_0009,
} as const;
/** The version of the SQL dialect. */
const COMPATIBILITY_LEVEL = 20;

export function describeRule({ name, description: { filter, action } }: Rule): Typed {
  const { types } = rhea;
  const sql = (code: number, expression: string) =>
    describedList(code, [types.wrap_string(expression), types.wrap_int(COMPATIBILITY_LEVEL)]);
  let described: Typed;
  if (filter.kind === 'correlation') described = describedList(CODE.correlationFilter, fieldsOf(filter.properties));
  else if (filter.expression === '1=1') described = describedList(CODE.trueFilter, []);
  else described = sql(CODE.sqlFilter, filter.expression);
  return describedList(CODE.ruleDescription, [
    described,
    action === undefined ? describedList(CODE.emptyAction, []) : sql(CODE.sqlAction, action),
    types.wrap_string(name),
  ]);
}

function fieldsOf(filter: CorrelationFilter): unknown[] {
  const { CorrelationId, MessageId, To, ReplyTo, Label, SessionId, ReplyToSessionId, ContentType, Properties } = filter;
  const texts = [CorrelationId, MessageId, To, ReplyTo, Label, SessionId, ReplyToSessionId, ContentType];
  const properties = Object.entries(Properties ?? {}).map(([name, value]) => [
    name,
    typeof value === 'object' ? rhea.types.wrap_timestamp(value.timestamp) : value,
  ]);
  return [
    ...texts.map((text) => (text === undefined ? null : rhea.types.wrap_string(text))),
    rhea.types.wrap_map(Object.fromEntries(properties)),
  ];
}

function describedList(code: number, items: unknown[]): Typed {
  return rhea.types.wrap_described(items, code);
}
