import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { QueueSettings } from './broker/queue.ts';
import type { DeclaredEntities, DeclaredQueue, DeclaredTopic, Forwards } from './declared-entities.ts';
import { faultsForEmulator } from './emulator-ranges.ts';
import {
  EntitiesFileShape,
  type NamespaceShape,
  type QueueShape,
  type RuleShape,
  type SubscriptionShape,
  type TopicShape,
} from './entities-file-shape.ts';
import { compileRule, DEFAULT_RULE, type Rule, type RuleDescription } from './filters/rule.ts';
import { FilterSyntaxError } from './filters/sql-tokens.ts';
import { faultsOfForwarding } from './forwarding-faults.ts';
import { parseJsonc } from './parse-jsonc.ts';

/** A fault in the entities file; the message names the file, the place in it and the fault. */
export class EntitiesFileError extends Error {
  override name = 'EntitiesFileError';
}

/** Azure's defaults, which count where the file is silent; the official emulator has smaller ones of its own. */
const DEFAULT = { lockDurationMs: 60_000, maxDeliveryCount: 10, duplicateWindowMs: 600_000 } as const;

/**
 * Reads entities from a file in the official emulator's Config.json format
 * (https://learn.microsoft.com/azure/service-bus-messaging/test-locally-with-service-bus-emulator).
 *
 * @param strict refuses what the official emulator would refuse, so that the file runs there too
 * @throws EntitiesFileError
 */
export function readEntitiesFile(file: string, strict: boolean): DeclaredEntities {
  const parsed = EntitiesFileShape.safeParse(readJson(file));
  if (!parsed.success) throw new EntitiesFileError(`${file}: ${describe(parsed.error)}`);
  const [namespace] = parsed.data.UserConfig.Namespaces;
  const faults = [
    ...repeatedNames(namespace),
    ...faultsOfForwarding(namespace),
    ...(strict ? faultsForEmulator(namespace) : []),
  ];
  if (faults.length > 0) throw new EntitiesFileError(`${file}: ${faults.join('; ')}`);
  try {
    return { queues: namespace.Queues.map(declareQueue), topics: namespace.Topics.map(declareTopic) };
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw new EntitiesFileError(`${file}: ${error.message}`, { cause: error });
  }
}

function readJson(file: string): unknown {
  try {
    return parseJsonc(readFileSync(file, 'utf8'));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'not JSON' : "can't be read";
    throw new EntitiesFileError(`${file}: ${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'the file'}: ${message}`).join('; ');
}

/** Entity paths know no case. */
function repeatedNames({ Queues, Topics }: NamespaceShape): string[] {
  const faults: string[] = [];
  const check = (what: string, names: readonly { Name: string }[]) => {
    const seen = new Set<string>();
    for (const { Name } of names) {
      if (seen.has(Name.toLowerCase())) faults.push(`${what} "${Name}" is declared twice`);
      seen.add(Name.toLowerCase());
    }
  };
  check('queue or topic', [...Queues, ...Topics]);
  for (const topic of Topics) check(`subscription of topic "${topic.Name}"`, topic.Subscriptions);
  return faults;
}

function declareQueue({ Name, Properties }: QueueShape): DeclaredQueue {
  return {
    name: Name,
    settings: queueSettings(Properties),
    forwards: forwards(Properties),
    duplicateWindowMs: duplicateWindow(Properties),
  };
}

function declareTopic({ Name, Properties, Subscriptions }: TopicShape): DeclaredTopic {
  return {
    name: Name,
    defaultTimeToLiveMs: Properties.DefaultMessageTimeToLive ?? Infinity,
    duplicateWindowMs: duplicateWindow(Properties),
    subscriptions: Subscriptions.map((subscription) => ({
      name: subscription.Name,
      settings: queueSettings(subscription.Properties),
      forwards: forwards(subscription.Properties),
      rules: declareRules(subscription, Name),
    })),
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
