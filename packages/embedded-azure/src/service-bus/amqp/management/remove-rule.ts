import { z } from 'zod';
import { type Operation, rulesOf } from './operation.ts';

const Body = z.object({ 'rule-name': z.string() });

/** Removes a rule of a subscription, even one that the entities file declares. */
export const removeRule: Operation = async (entity, body) => {
  const rules = rulesOf(entity);
  await rules.remove(Body.parse(body)['rule-name']);
  return { body: null };
};
