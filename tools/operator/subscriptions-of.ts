import { sources } from '../../shared/topic.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';

const names: string[] = Object.values(sources);

export const subscriptionOption = {
  type: 'string',
  value: 'NAME',
  choices: names,
  summary: `only of this subscription or queue: ${names.join(', ')}`,
} as const;

/** The subscriptions and queues that a command acts on: all by default. @throws UsageError */
export function subscriptionsOf(given: Given): string[] {
  const name = given['subscription'];
  if (name === undefined) return names;
  if (!names.includes(String(name))) throw new UsageError(`--subscription ${name}: must be ${names.join(' or ')}`);
  return [String(name)];
}
