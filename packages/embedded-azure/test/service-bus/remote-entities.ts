import { isDeepStrictEqual } from 'node:util';
import {
  type CorrelationRuleFilter,
  type CreateSubscriptionOptions,
  ServiceBusAdministrationClient,
  type SqlRuleFilter,
} from '@azure/service-bus';
import type { EntityCounts } from '../../src/service-bus/broker/entity.ts';
import { readEntitiesFile } from '../../src/service-bus/entities-file.ts';
import type { QueueShape, RuleShape, SubscriptionShape } from '../../src/service-bus/entities-file-shape.ts';
import { writeIsoDuration } from '../../src/service-bus/iso-duration.ts';

type Properties = QueueShape['Properties'];

/** Azure's smallest durations, in milliseconds. Specs that use shorter ones wait longer there. */
const SHORTEST = { lock: 5_000, timeToLive: 1_000, window: 20_000 };
/** Azure's counts are delayed: a count is valid when it is the same twice, with this time between. */
const COUNTS_APART_MS = 500;

/** The entities of a file, created in an external namespace for the time of its specs. */
export class RemoteEntities {
  readonly #admin: ServiceBusAdministrationClient;
  readonly #file: string;
  readonly #made: { kind: 'queue' | 'topic'; name: string }[] = [];

  constructor(connectionString: string, entitiesFile: string) {
    this.#admin = new ServiceBusAdministrationClient(connectionString);
    this.#file = entitiesFile;
  }

  /** @throws Error when one of them exists already, because the namespace must be empty */
  async create(): Promise<void> {
    const { Queues, Topics } = readEntitiesFile(this.#file, false);
    for (const { Name, Properties } of Topics) {
      await this.#make('topic', Name, () => this.#admin.createTopic(Name, optionsOf(Properties)));
    }
    // An entity that forwards is created after those that it forwards to.
    const left = [...Queues];
    const isThere = (name: string | undefined) => !left.some((queue) => queue.Name === name);
    while (left.length > 0) {
      const ready = left.findIndex(({ Properties: one }) => targetsOf(one).every(isThere));
      const [queue] = left.splice(ready, 1);
      if (queue === undefined) throw new Error('the queues forward in a circle');
      await this.#make('queue', queue.Name, () => this.#admin.createQueue(queue.Name, optionsOf(queue.Properties)));
    }
    for (const { Name, Subscriptions } of Topics) {
      for (const subscription of Subscriptions) await this.#subscribe(Name, subscription);
    }
  }

  /** Deletes what was created, and nothing else. An entity that forwards is deleted first; subscriptions go with their topics. */
  async remove(): Promise<void> {
    const topics = this.#made.filter(({ kind }) => kind === 'topic');
    const queues = this.#made.filter(({ kind }) => kind === 'queue').reverse();
    for (const { name } of topics) {
      for await (const { subscriptionName } of this.#admin.listSubscriptions(name)) {
        await this.#admin.deleteSubscription(name, subscriptionName);
      }
    }
    for (const { name } of queues) await this.#admin.deleteQueue(name);
    for (const { name } of topics) await this.#admin.deleteTopic(name);
    this.#made.length = 0;
  }

  async counts(entityPath: string): Promise<EntityCounts> {
    let before = await this.#read(entityPath);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, COUNTS_APART_MS));
      const now = await this.#read(entityPath);
      if (isDeepStrictEqual(before, now)) return now;
      before = now;
    }
  }

  async #read(entityPath: string): Promise<EntityCounts> {
    const [topic = '', subscription] = entityPath.split(/\/subscriptions\//i);
    if (subscription === undefined && this.#made.some(({ kind, name }) => kind === 'topic' && name === topic)) {
      const { scheduledMessageCount } = await this.#admin.getTopicRuntimeProperties(topic);
      return { ...NONE, scheduled: scheduledMessageCount };
    }
    const counts =
      subscription === undefined
        ? await this.#admin.getQueueRuntimeProperties(topic)
        : { ...(await this.#admin.getSubscriptionRuntimeProperties(topic, subscription)), scheduledMessageCount: 0 };
    const { activeMessageCount: active, scheduledMessageCount: scheduled } = counts;
    const { deadLetterMessageCount: deadLettered, transferMessageCount: transfer } = counts;
    const { transferDeadLetterMessageCount: transferDeadLettered, totalMessageCount: total = 0 } = counts;
    const known = { active, scheduled, deadLettered, transfer, transferDeadLettered };
    // Deferred messages are counted only in the total.
    return { ...known, deferred: Object.values(known).reduce((rest, count) => rest - count, total) };
  }

  async #make(kind: 'queue' | 'topic', name: string, make: () => Promise<unknown>): Promise<void> {
    try {
      await make();
    } catch (error) {
      throw new Error(`can't make the ${kind} '${name}' (specs need an empty namespace, one file at a time)`, {
        cause: error,
      });
    }
    this.#made.push({ kind, name });
  }

  async #subscribe(topic: string, { Name, Properties, Rules = [] }: SubscriptionShape): Promise<void> {
    const [first, ...others] = Rules;
    const options: CreateSubscriptionOptions = optionsOf(Properties);
    await this.#admin.createSubscription(topic, Name, {
      ...options,
      ...(first && { defaultRuleOptions: { name: first.Name, ...ruleOf(first) } }),
    });
    for (const rule of others) {
      const { filter, action } = ruleOf(rule);
      if (action === undefined) await this.#admin.createRule(topic, Name, rule.Name, filter);
      else await this.#admin.createRule(topic, Name, rule.Name, filter, action);
    }
  }
}

const NONE = { active: 0, scheduled: 0, deferred: 0, deadLettered: 0, transfer: 0, transferDeadLettered: 0 };

function targetsOf({ ForwardTo, ForwardDeadLetteredMessagesTo }: Properties): string[] {
  return [ForwardTo, ForwardDeadLetteredMessagesTo].filter((target) => target !== undefined);
}

function optionsOf(properties: Properties) {
  const duration = (value: number | undefined, shortest: number) =>
    value === undefined ? undefined : writeIsoDuration(Math.max(value, shortest));
  const options = {
    lockDuration: duration(properties.LockDuration, SHORTEST.lock),
    maxDeliveryCount: properties.MaxDeliveryCount,
    requiresSession: properties.RequiresSession,
    requiresDuplicateDetection: properties.RequiresDuplicateDetection,
    duplicateDetectionHistoryTimeWindow: duration(properties.DuplicateDetectionHistoryTimeWindow, SHORTEST.window),
    defaultMessageTimeToLive: duration(properties.DefaultMessageTimeToLive, SHORTEST.timeToLive),
    deadLetteringOnMessageExpiration: properties.DeadLetteringOnMessageExpiration,
    forwardTo: properties.ForwardTo,
    forwardDeadLetteredMessagesTo: properties.ForwardDeadLetteredMessagesTo,
  };
  type Given = { [name in keyof typeof options]?: NonNullable<(typeof options)[name]> };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given;
}

function ruleOf({ Properties }: RuleShape): {
  filter: SqlRuleFilter | CorrelationRuleFilter;
  action?: { sqlExpression: string };
} {
  const action = Properties.Action && { action: { sqlExpression: Properties.Action.SqlExpression } };
  if (Properties.FilterType === 'Sql') {
    return { filter: { sqlExpression: Properties.SqlFilter.SqlExpression }, ...action };
  }
  const { Label, Properties: applicationProperties, ...others } = Properties.CorrelationFilter;
  const named = Object.entries(others).map(([name, value]) => [name[0]?.toLowerCase() + name.slice(1), value]);
  return {
    filter: {
      ...Object.fromEntries(named),
      ...(Label !== undefined && { subject: Label }),
      ...(applicationProperties && { applicationProperties }),
    },
    ...action,
  };
}
