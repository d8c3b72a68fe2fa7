import type { QueueSettings } from './broker/queue.ts';
import type {
  DeclaredEntities,
  DeclaredQueue,
  DeclaredSubscription,
  DeclaredTopic,
  Forwards,
} from './declared-entities.ts';
import type { NamespaceShape, QueueShape, RuleShape, SubscriptionShape, TopicShape } from './entities-file-shape.ts';
import { compileRule, DEFAULT_RULE, type Rule, type RuleDescription } from './filters/rule.ts';
import { FilterSyntaxError } from './filters/sql-tokens.ts';

/** Azure's defaults for missing values. The official emulator has smaller ones. */
export const DEFAULT = { lockDurationMs: 60_000, maxDeliveryCount: 10, duplicateWindowMs: 600_000 } as const;

/** @throws FilterSyntaxError that names the rule */
export function declareEntities({ Queues, Topics }: NamespaceShape): DeclaredEntities {
  return { queues: Queues.map(declareQueue), topics: Topics.map(declareTopic) };
}

export function declareQueue({ Name, Properties }: QueueShape): DeclaredQueue {
  return {
    name: Name,
    settings: queueSettings(Properties),
    forwards: forwards(Properties),
    duplicateWindowMs: duplicateWindow(Properties),
  };
}

export function declareTopic({ Name, Properties, Subscriptions }: TopicShape): DeclaredTopic {
  return {
    name: Name,
    defaultTimeToLiveMs: Properties.DefaultMessageTimeToLive ?? Infinity,
    duplicateWindowMs: duplicateWindow(Properties),
    subscriptions: Subscriptions.map((subscription) => declareSubscription(Name, subscription)),
  };
}

export function declareSubscription(topic: string, subscription: SubscriptionShape): DeclaredSubscription {
  return {
    name: subscription.Name,
    settings: queueSettings(subscription.Properties),
    forwards: forwards(subscription.Properties),
    rules: declareRules(subscription, topic),
  };
}

function queueSettings(properties: Omit<QueueShape['Properties'], 'RequiresDuplicateDetection'>): QueueSettings {
  return {
    lockDurationMs: properties.LockDuration ?? DEFAULT.lockDurationMs,
    maxDeliveryCount: properties.MaxDeliveryCount ?? DEFAULT.maxDeliveryCount,
    defaultTimeToLiveMs: properties.DefaultMessageTimeToLive ?? Infinity,
    deadLetterOnExpiration: properties.DeadLetteringOnMessageExpiration ?? false,
    requiresSession: properties.RequiresSession ?? false,
  };
}

function forwards({ ForwardTo, ForwardDeadLetteredMessagesTo }: SubscriptionShape['Properties']): Forwards {
  return { messages: ForwardTo, deadLetters: ForwardDeadLetteredMessagesTo };
}

function duplicateWindow(properties: TopicShape['Properties']): number | undefined {
  if (properties.RequiresDuplicateDetection !== true) return undefined;
  return properties.DuplicateDetectionHistoryTimeWindow ?? DEFAULT.duplicateWindowMs;
}

function declareRules({ Name, Rules = [] }: SubscriptionShape, topic: string): Rule[] {
  return Rules.length === 0 ? [DEFAULT_RULE] : Rules.map((rule) => declareRule(rule, `${topic}/${Name}`));
}

function declareRule({ Name, Properties }: RuleShape, subscription: string): Rule {
  const filter: RuleDescription['filter'] =
    Properties.FilterType === 'Correlation'
      ? { kind: 'correlation', properties: Properties.CorrelationFilter }
      : { kind: 'sql', expression: Properties.SqlFilter.SqlExpression };
  try {
    return compileRule(Name, { filter, action: Properties.Action?.SqlExpression });
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw new FilterSyntaxError(`rule "${Name}" of subscription "${subscription}": ${error.message}`, { cause: error });
  }
}
