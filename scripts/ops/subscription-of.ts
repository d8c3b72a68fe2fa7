import { topic } from '../../shared/topic.ts';
import { type Given, OpsError, textOf } from './command.ts';

const names: string[] = Object.values(topic.subscriptions);

export const subscriptionOption = {
  value: 'NAME',
  summary: `of the topic ${topic.name}: ${names.join(' or ')}`,
  required: true,
};

/** @throws OpsError */
export function subscriptionOf(given: Given): string {
  const name = textOf(given, 'subscription');
  if (!names.includes(name)) throw new OpsError(`--subscription ${name}: must be ${names.join(' or ')}`);
  return name;
}
