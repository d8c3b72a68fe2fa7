import rhea from 'rhea';
import { z } from 'zod';
import { describeRule } from './describe-rule.ts';
import { type Operation, rulesOf } from './operation.ts';

const Body = z.object({ skip: z.number(), top: z.number() });

/** Lists the rules of a subscription by name; 204 if there are none (left). */
export const enumerateRules: Operation = async (entity, body) => {
  const rules = rulesOf(entity);
  const { skip, top } = Body.parse(body);
  const page = rules.all().slice(skip, skip + top);
  if (page.length === 0) return { status: 204, body: null };
  const maps = page.map((rule) => rhea.types.wrap_map({ 'rule-description': describeRule(rule) }));
  return { body: { rules: rhea.types.wrap_list(maps) } };
};
