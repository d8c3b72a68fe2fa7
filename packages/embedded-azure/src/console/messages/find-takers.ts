import type { ShownRule } from './shown-message.ts';

/** A message's system properties as rules name them, and its own ones. */
export interface RoutedMessage {
  subject?: string | undefined;
  to?: string | undefined;
  contentType?: string | undefined;
  correlationId?: string | undefined;
  sessionId?: string | undefined;
  properties: Readonly<Record<string, unknown>>;
}

export interface Taker {
  subscription: string;
  /** The first rule that lets it through. */
  rule: string;
  /** Whether the rule is a SQL filter, which only Service Bus evaluates. */
  isUnsure: boolean;
}

/** Which subscriptions of a topic get a message. A rule with an unknown id of the message, such as `messageId`, doesn't match. */
export function findTakers(rules: readonly ShownRule[], message: RoutedMessage): Taker[] {
  const takers: Taker[] = [];
  for (const [subscription, own] of Map.groupBy(rules, (rule) => rule.subscription)) {
    const sure = own.find((rule) => passes(rule, message) === true);
    const unsure = own.find((rule) => passes(rule, message) === undefined);
    const rule = sure ?? unsure;
    if (rule !== undefined) takers.push({ subscription, rule: rule.name, isUnsure: sure === undefined });
  }
  return takers;
}

/** undefined: a SQL filter says. */
function passes({ filter }: ShownRule, { properties, ...message }: RoutedMessage): boolean | undefined {
  if (filter.kind === 'sql') return CONSTANTS.get(filter.expression.replaceAll(/\s/g, ''));
  const system: Readonly<Record<string, unknown>> = message;
  return Object.entries(filter.fields).every(([name, value]) =>
    name === 'applicationProperties' ? holdsAll(properties, value) : system[name] === value,
  );
}

const CONSTANTS = new Map([
  ['1=1', true],
  ['1=0', false],
]);

function holdsAll(properties: Readonly<Record<string, unknown>>, wanted: unknown): boolean {
  return Object.entries(Object(wanted)).every(([name, value]) => properties[name] === value);
}
