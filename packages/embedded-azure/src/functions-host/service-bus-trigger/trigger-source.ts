import { type FunctionDefinition, HostConfigurationError } from '../invocation.ts';

/** Where a function's messages come from. */
export type TriggerSource = { queue: string } | { topic: string; subscription: string };

/** @throws HostConfigurationError naming what is missing or not supported */
export function triggerSource({ name, trigger }: FunctionDefinition): TriggerSource {
  const owner = `function "${name}"`;
  const { queueName, topicName, subscriptionName } = trigger;
  if (isName(queueName)) return { queue: queueName };
  if (isName(topicName) && isName(subscriptionName)) return { topic: topicName, subscription: subscriptionName };
  throw new HostConfigurationError(
    `${owner}: a serviceBusTrigger needs a "queueName", or a "topicName" and a "subscriptionName"`,
  );
}

export function sourceName(source: TriggerSource): string {
  return 'queue' in source ? source.queue : `${source.topic}/Subscriptions/${source.subscription}`;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
