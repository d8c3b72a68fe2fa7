import { z } from 'zod';
import { type NamespaceShape, type QueueShape, RuleShape } from './entities-file-shape.ts';

const Properties = z.object({
  LockDuration: z.number().optional(),
  DefaultMessageTimeToLive: z.number().optional(),
  DuplicateDetectionHistoryTimeWindow: z.number().optional(),
  MaxDeliveryCount: z.number().optional(),
  RequiresSession: z.boolean().optional(),
  RequiresDuplicateDetection: z.boolean().optional(),
  DeadLetteringOnMessageExpiration: z.boolean().optional(),
  ForwardTo: z.string().optional(),
  ForwardDeadLetteredMessagesTo: z.string().optional(),
}) satisfies z.ZodType<QueueShape['Properties']>;

const EntityDescription = z.object({
  kind: z.enum(['queue', 'topic', 'subscription']),
  path: z.string(),
  name: z.string(),
  /** Only for a subscription. */
  topic: z.string().optional(),
  /** As in the entities file; durations are milliseconds. A topic has those that the file allows for topics. */
  properties: Properties,
  /** Properties without an effect here, returned unchanged. */
  stored: z.record(z.string(), z.string()),
  /** The initial rules of a subscription, if the file has them. */
  rules: z.array(RuleShape).optional(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** An entity with its description, from the file or from run time. */
export type EntityDescription = z.infer<typeof EntityDescription>;

/** Parses a description from JSON. */
export function readEntityDescription(json: string): EntityDescription {
  return EntityDescription.parse(JSON.parse(json));
}

export function toNamespaceShape(name: string, entities: Iterable<EntityDescription>): NamespaceShape {
  const all = [...entities];
  const of = (kind: EntityDescription['kind']) => all.filter((entity) => entity.kind === kind);
  return {
    Name: name,
    Queues: of('queue').map((queue) => ({ Name: queue.name, Properties: queue.properties })),
    Topics: of('topic').map((topic) => ({
      Name: topic.name,
      Properties: topic.properties,
      Subscriptions: of('subscription')
        .filter((subscription) => subscription.topic?.toLowerCase() === topic.name.toLowerCase())
        .map((one) => ({ Name: one.name, Properties: one.properties, Rules: one.rules })),
    })),
  };
}
