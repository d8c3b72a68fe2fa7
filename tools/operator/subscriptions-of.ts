import { topic } from '../../shared/topic.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { Given } from './command.ts';

const names: string[] = Object.values(topic.subscriptions);

export const subscriptionOption = { value: 'NAME', summary: `only of the subscription ${names.join(' or ')}` };

/** The subscriptions that a command is about: all, unless told otherwise. @throws OpsError */
export function subscriptionsOf(given: Given): string[] {
  const name = given['subscription'];
  if (name === undefined) return names;
  if (!names.includes(String(name))) throw new UsageError(`--subscription ${name}: must be ${names.join(' or ')}`);
  return [String(name)];
}
