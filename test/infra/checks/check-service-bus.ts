import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { serviceBusEntities } from '../../../tools/run-locally/partner-orders.ts';
import type { Deployed, Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';

const Filter = z.looseObject({
  FilterType: z.string(),
  CorrelationFilter: z.record(z.string(), z.unknown()).optional(),
  SqlFilter: z.looseObject({ SqlExpression: z.string() }).optional(),
});
const Flags = z.record(z.string(), z.unknown());
const Entity = z.looseObject({ Name: z.string(), Properties: Flags });
const Subscription = Entity.extend({ Rules: z.array(z.object({ Name: z.string(), Properties: Filter })).default([]) });
const Topic = Entity.extend({ Subscriptions: z.array(Subscription).default([]) });
const Namespace = z.looseObject({ Queues: z.array(Entity), Topics: z.array(Topic) });
const Config = z.object({ UserConfig: z.looseObject({ Namespaces: z.tuple([Namespace]) }) });

/** What Config.json declares, in the file's own words. */
export function declaredEntities(): z.infer<typeof Namespace> {
  return Config.parse(JSON.parse(readFileSync(serviceBusEntities.file, 'utf8'))).UserConfig.Namespaces[0];
}

/** The emulator caps them, so that production has its own. */
const DURATIONS = ['DefaultMessageTimeToLive', 'DuplicateDetectionHistoryTimeWindow', 'LockDuration'];

const NAMESPACE = 'Microsoft.ServiceBus/namespaces';

/** Every entity, rule and flag of Config.json is deployed, durations apart, and no other. */
export function checkServiceBus(deployment: Deployment): string[] {
  const { Queues, Topics } = declaredEntities();
  const queues = Queues.map(({ Name, Properties }) => entity('queues', [Name], Properties));
  const topics = Topics.map(({ Name, Properties }) => entity('topics', [Name], Properties));
  const subscriptions = Topics.flatMap((topic) =>
    topic.Subscriptions.map(({ Name, Properties }) => entity('topics/subscriptions', [topic.Name, Name], Properties)),
  );
  const rules = Topics.flatMap((topic) =>
    topic.Subscriptions.flatMap((subscription) =>
      subscription.Rules.map((rule) => ({
        type: `${NAMESPACE}/topics/subscriptions/rules`,
        name: [topic.Name, subscription.Name, rule.Name].join('/'),
        properties: filterOf(rule.Properties),
      })),
    ),
  );
  const wanted = [...queues, ...topics, ...subscriptions, ...rules];
  const types = ['queues', 'topics', 'topics/subscriptions', 'topics/subscriptions/rules'];
  const found = types.flatMap((type) => made(deployment, `${NAMESPACE}/${type}`));
  const faults = wanted.flatMap((one) => compare(one, found));
  const known = wanted.map(({ type, name }) => `${type} ${name}`);
  const unknown = found
    .map(({ type, name }) => `${type} ${withoutNamespace(name)}`)
    .filter((name) => !known.includes(name));
  return [...faults, ...unknown.map((name) => `Config.json has no ${name}`)];
}

interface Wanted {
  type: string;
  name: string;
  properties: Record<string, unknown>;
}

function entity(type: string, names: string[], flags: Record<string, unknown>): Wanted {
  const kept = Object.entries(flags).filter(([name, value]) => !DURATIONS.includes(name) && value !== '');
  const properties = Object.fromEntries(kept.map(([name, value]) => [camel(name), value]));
  return { type: `${NAMESPACE}/${type}`, name: names.join('/'), properties };
}

function filterOf({ FilterType, CorrelationFilter = {}, SqlFilter }: z.infer<typeof Filter>): Record<string, unknown> {
  if (FilterType === 'Sql') return { filterType: 'SqlFilter', sqlFilter: { sqlExpression: SqlFilter?.SqlExpression } };
  const correlationFilter = Object.fromEntries(
    Object.entries(CorrelationFilter).map(([name, value]) => [camel(name), value]),
  );
  return { filterType: 'CorrelationFilter', correlationFilter };
}

const camel = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
const withoutNamespace = (name: string) => name.split('/').slice(1).join('/');

function compare({ type, name, properties }: Wanted, found: Deployed[]): string[] {
  const same = found.find((resource) => resource.type === type && withoutNamespace(resource.name) === name);
  if (same === undefined) return [`there is no ${type} ${name}`];
  return Object.entries(properties)
    .filter(
      ([flag, value]) => JSON.stringify(plain(at(same.body, 'properties', flag))) !== JSON.stringify(plain(value)),
    )
    .map(([flag]) => `${flag} of ${name} isn't as declared`);
}

/** Without what is null, which a template leaves out. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .sort(),
  );
}
