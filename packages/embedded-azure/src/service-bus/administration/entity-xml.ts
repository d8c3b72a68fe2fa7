import type { EntityCounts } from '../broker/entity.ts';
import { DEFAULT } from '../declare-entities.ts';
import type { EntityDescription } from '../entity-description.ts';
import { parseIsoDuration, writeIsoDuration } from '../iso-duration.ts';
import { refusals } from '../service-bus-error.ts';
import { textOf, type XmlElement } from './atom.ts';

type Properties = EntityDescription['properties'];

/** The longest duration that the service can write. It means unlimited. */
const FOREVER = 'P10675199DT2H48M5.4775807S';
const FOREVER_DAYS = 10_675_199;
const DAY_MS = 86_400_000;
const COUNTS = 'http://schemas.microsoft.com/netservices/2011/06/servicebus';

/** Properties that allow only one value. */
const FIXED: Record<string, string> = {
  AutoDeleteOnIdle: FOREVER,
  EnableExpress: 'false',
  EnablePartitioning: 'false',
  EntityAvailabilityStatus: 'Available',
  MaxMessageSizeInKilobytes: '256',
  Status: 'Active',
};

/** Properties without an effect here, with Azure's defaults. They are stored and returned unchanged. */
const STORED: Record<string, string | undefined> = {
  DeadLetteringOnFilterEvaluationExceptions: 'true',
  EnableBatchedOperations: 'true',
  MaxSizeInMegabytes: '1024',
  SupportOrdering: 'true',
  UserMetadata: undefined,
};

const LONGEST_METADATA = 1024;

const DURATIONS = ['LockDuration', 'DefaultMessageTimeToLive', 'DuplicateDetectionHistoryTimeWindow'] as const;
const FLAGS = ['RequiresSession', 'RequiresDuplicateDetection', 'DeadLetteringOnMessageExpiration'] as const;
const TARGETS = ['ForwardTo', 'ForwardDeadLetteredMessagesTo'] as const;

/** Reads a client's description of an entity. @throws ServiceBusError for invalid values and unsupported features */
export function readEntity(element: XmlElement): Pick<EntityDescription, 'properties' | 'stored'> {
  for (const [name, only] of Object.entries(FIXED)) {
    const wanted = textOf(element, name) ?? only;
    if (wanted.toLowerCase() !== only.toLowerCase()) throw refusals.notSupported(`${name} ${wanted}`);
  }
  // The .NET client sends the element with every entity, empty where there are none.
  if ((element['AuthorizationRules'] ?? '') !== '') throw refusals.notSupported('AuthorizationRules');
  const properties: Properties = {};
  for (const name of DURATIONS) properties[name] = readDuration(name, textOf(element, name));
  for (const name of FLAGS) properties[name] = readFlag(name, textOf(element, name));
  for (const name of TARGETS) properties[name] = readTarget(textOf(element, name));
  properties.MaxDeliveryCount = readCount('MaxDeliveryCount', textOf(element, 'MaxDeliveryCount'));
  const { length } = textOf(element, 'UserMetadata') ?? '';
  if (length > LONGEST_METADATA) {
    throw refusals.badRequest(`SubCode=40000. UserMetadata has ${length} characters, and ${LONGEST_METADATA} at most.`);
  }
  const stored = Object.keys(STORED).map((name) => [name, textOf(element, name)]);
  return {
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
    stored: Object.fromEntries(stored.filter(([, value]) => value !== undefined)),
  };
}

/** Writes an entity in the service's form. The order of the members matters to the service. */
export function writeEntity(entity: EntityDescription, counts: EntityCounts, subscriptions: number): XmlElement {
  const { kind, properties, createdAt, updatedAt } = entity;
  const isTopic = kind === 'topic';
  const timeToLive = properties.DefaultMessageTimeToLive;
  const stored = (name: string) => entity.stored[name] ?? STORED[name];
  const total = counts.active + counts.deferred + counts.scheduled + counts.deadLettered + counts.transferDeadLettered;
  const members: Record<string, string | number | boolean | XmlElement | undefined> = {
    LockDuration: isTopic ? undefined : writeIsoDuration(properties.LockDuration ?? DEFAULT.lockDurationMs),
    MaxSizeInMegabytes: kind === 'subscription' ? undefined : stored('MaxSizeInMegabytes'),
    RequiresDuplicateDetection: kind === 'subscription' ? undefined : (properties.RequiresDuplicateDetection ?? false),
    RequiresSession: isTopic ? undefined : (properties.RequiresSession ?? false),
    DefaultMessageTimeToLive: timeToLive === undefined ? FOREVER : writeIsoDuration(timeToLive),
    DeadLetteringOnMessageExpiration: isTopic ? undefined : (properties.DeadLetteringOnMessageExpiration ?? false),
    DeadLetteringOnFilterEvaluationExceptions:
      kind === 'subscription' ? stored('DeadLetteringOnFilterEvaluationExceptions') : undefined,
    DuplicateDetectionHistoryTimeWindow:
      kind === 'subscription'
        ? undefined
        : writeIsoDuration(properties.DuplicateDetectionHistoryTimeWindow ?? DEFAULT.duplicateWindowMs),
    MessageCount: isTopic ? undefined : total,
    MaxDeliveryCount: isTopic ? undefined : (properties.MaxDeliveryCount ?? DEFAULT.maxDeliveryCount),
    EnableBatchedOperations: stored('EnableBatchedOperations'),
    SizeInBytes: 0,
    Status: FIXED['Status'],
    ForwardTo: properties.ForwardTo,
    CreatedAt: new Date(createdAt).toISOString(),
    UpdatedAt: new Date(updatedAt).toISOString(),
    AccessedAt: new Date(updatedAt).toISOString(),
    SupportOrdering: isTopic ? stored('SupportOrdering') : undefined,
    UserMetadata: stored('UserMetadata'),
    CountDetails: countDetails(counts),
    SubscriptionCount: isTopic ? subscriptions : undefined,
    AutoDeleteOnIdle: FOREVER,
    EnablePartitioning: kind === 'subscription' ? undefined : false,
    EntityAvailabilityStatus: FIXED['EntityAvailabilityStatus'],
    ForwardDeadLetteredMessagesTo: properties.ForwardDeadLetteredMessagesTo,
    EnableExpress: kind === 'subscription' ? undefined : false,
    MaxMessageSizeInKilobytes: kind === 'subscription' ? undefined : FIXED['MaxMessageSizeInKilobytes'],
  };
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'object' ? value : String(value)]));
}

function countDetails(counts: EntityCounts): XmlElement {
  return {
    '@xmlns:d2p1': COUNTS,
    'd2p1:ActiveMessageCount': String(counts.active),
    'd2p1:DeadLetterMessageCount': String(counts.deadLettered),
    'd2p1:ScheduledMessageCount': String(counts.scheduled),
    'd2p1:TransferMessageCount': String(counts.transfer),
    'd2p1:TransferDeadLetterMessageCount': String(counts.transferDeadLettered),
  };
}

function readDuration(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const duration = parseIsoDuration(text);
  if (duration === undefined) throw refusals.badRequest(`${name} is no ISO 8601 duration: ${text}`);
  return duration >= FOREVER_DAYS * DAY_MS ? undefined : duration;
}

function readFlag(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (!/^(true|false)$/i.test(text)) throw refusals.badRequest(`${name} is neither true nor false: ${text}`);
  return text.toLowerCase() === 'true';
}

function readCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw refusals.badRequest(`${name} is no number from 1 on: ${text}`);
  return count;
}

/** Clients write the absolute URL of the target. */
function readTarget(text: string | undefined): string | undefined {
  return text === undefined ? undefined : decodeURIComponent(text.replace(/^(sb|https?):\/\/[^/]+\//i, ''));
}
