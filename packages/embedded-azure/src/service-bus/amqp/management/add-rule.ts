import { z } from 'zod';
import { type Operation, rulesOf } from './operation.ts';
import { RuleMap } from './rule-map.ts';

const Body = z.object({ 'rule-name': z.string().min(1), 'rule-description': RuleMap });

/** Adds a rule to a subscription, for messages that arrive from then on. */
export const addRule: Operation = async (entity, body) => {
  const rules = rulesOf(entity);
  const { 'rule-name': name, 'rule-description': description } = Body.parse(body);
  await rules.add(name, description);
  return { body: null };
};
