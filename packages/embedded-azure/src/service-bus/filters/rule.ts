import { z } from 'zod';
import type { MessageContent } from '../message/message-content.ts';
import { CorrelationFilter, correlationFilter } from './correlation-filter.ts';
import { parseAction } from './parse-action.ts';
import { sqlFilter } from './sql-filter.ts';
import { FilterSyntaxError } from './sql-tokens.ts';

/** A rule's description in the entities file, in the state file or from a client. */
export const RuleDescription = z.object({
  filter: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sql'), expression: z.string() }),
    z.object({ kind: z.literal('correlation'), properties: CorrelationFilter }),
  ]),
  /** Also in SQL. */
  action: z.string().optional(),
});
export type RuleDescription = z.infer<typeof RuleDescription>;

/** A named condition of a subscription, with an optional action on the messages that it selects. */
export interface Rule {
  name: string;
  description: RuleDescription;
  matches(content: MessageContent): boolean;
  act: ((content: MessageContent) => MessageContent) | undefined;
}

/** The rule of a subscription without declared rules: it gets every message. */
export const DEFAULT_RULE: Rule = {
  name: '$Default',
  description: { filter: { kind: 'sql', expression: '1=1' } },
  matches: () => true,
  act: undefined,
};

/** @throws FilterSyntaxError that names the part and its text */
export function compileRule(name: string, description: RuleDescription): Rule {
  const { filter, action } = description;
  return {
    name,
    description,
    matches:
      filter.kind === 'correlation'
        ? correlationFilter(filter.properties)
        : compile(sqlFilter, filter.expression, 'the SQL filter'),
    act: action === undefined ? undefined : compile(parseAction, action, 'the SQL action'),
  };
}

/** Parses a description from JSON. */
export function readRuleDescription(json: string): RuleDescription {
  return RuleDescription.parse(JSON.parse(json));
}

function compile<T>(compiler: (text: string) => T, text: string, what: string): T {
  try {
    return compiler(text);
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw new FilterSyntaxError(`${error.message} in ${what}: ${text}`, { cause: error });
  }
}
