import { z } from 'zod';
import { faultOfName } from './entity-name.ts';
import { CorrelationFilter } from './filters/correlation-filter.ts';
import { parseIsoDuration } from './iso-duration.ts';

/*
 * The shape of the official emulator's Config.json, after its published schema
 * (Azure/azure-service-bus-emulator-installer, ServiceBus-Emulator/Schema/Config-schema.json). An unknown property is a
 * fault, and so is one that this broker doesn't support.
 */

const nameOf = (kind: Parameters<typeof faultOfName>[0]) =>
  z.string().superRefine((name, context) => {
    const fault = faultOfName(kind, name);
    if (fault !== undefined) context.addIssue(`"${name}" is not a valid name of an entity: ${fault}`);
  });

/** Milliseconds. */
const Duration = z.string().transform((text, context) => {
  const duration = parseIsoDuration(text);
  if (duration === undefined) context.addIssue(`"${text}" is not an ISO 8601 duration such as PT1M`);
  return duration ?? 0;
});

/** The official emulator's own file writes an empty name for none. */
const Target = z
  .string()
  .transform((name) => (name === '' ? undefined : name))
  .optional();

const DuplicateDetectionProperties = {
  RequiresDuplicateDetection: z.boolean().optional(),
  DuplicateDetectionHistoryTimeWindow: Duration.optional(),
};
const ReceiveProperties = {
  DeadLetteringOnMessageExpiration: z.boolean().optional(),
  DefaultMessageTimeToLive: Duration.optional(),
  LockDuration: Duration.optional(),
  MaxDeliveryCount: z.int().min(1).optional(),
  ForwardTo: Target,
  ForwardDeadLetteredMessagesTo: Target,
  RequiresSession: z.boolean().optional(),
};

const CorrelationFilterShape = z
  .strictObject({
    ...CorrelationFilter.shape,
    Properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'a correlation filter needs at least one property');

const Action = z.strictObject({ SqlExpression: z.string().min(1) }).optional();
export const RuleShape = z.strictObject({
  Name: nameOf('rule'),
  Properties: z.discriminatedUnion('FilterType', [
    z.strictObject({
      FilterType: z.literal('Correlation'),
      CorrelationFilter: CorrelationFilterShape,
      Action,
    }),
    z.strictObject({
      FilterType: z.literal('Sql'),
      SqlFilter: z.strictObject({ SqlExpression: z.string().min(1) }),
      Action,
    }),
  ]),
});

const SubscriptionShape = z.strictObject({
  Name: nameOf('subscription'),
  Properties: z.strictObject(ReceiveProperties).default({}),
  Rules: z.array(RuleShape).optional(),
});

const TopicShape = z.strictObject({
  Name: nameOf('topic'),
  Properties: z
    .strictObject({ DefaultMessageTimeToLive: Duration.optional(), ...DuplicateDetectionProperties })
    .default({}),
  Subscriptions: z.array(SubscriptionShape).default([]),
});

const QueueShape = z.strictObject({
  Name: nameOf('queue'),
  Properties: z.strictObject({ ...ReceiveProperties, ...DuplicateDetectionProperties }).default({}),
});

const NamespaceShape = z.strictObject({
  Name: z.string(),
  Queues: z.array(QueueShape).default([]),
  Topics: z.array(TopicShape).default([]),
});

export const EntitiesFileShape = z.strictObject({
  $schema: z.string().optional(),
  UserConfig: z.strictObject({
    Namespaces: z.tuple([NamespaceShape]),
    Logging: z.strictObject({ Type: z.string() }).optional(),
  }),
});

export type NamespaceShape = z.infer<typeof NamespaceShape>;
export type QueueShape = z.infer<typeof QueueShape>;
export type TopicShape = z.infer<typeof TopicShape>;
export type SubscriptionShape = z.infer<typeof SubscriptionShape>;
export type RuleShape = z.infer<typeof RuleShape>;
