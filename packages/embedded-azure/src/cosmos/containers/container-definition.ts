import { z } from 'zod';
import { indexedValueCounter } from '../documents/request-charge.ts';
import type { PartitionKeyDefinition } from '../partition-key/partition-key.ts';
import type { JsonObject } from '../values/json.ts';
import { type PropertyPath, parsePropertyPath } from '../values/property-path.ts';
import { badRequest, unsupported } from '../wire/cosmos-error.ts';
import { type CompositeIndex, compositeIndexesOf, type IndexingPolicy, readIndexingPolicy } from './indexing-policy.ts';
import { readResourceId } from './resource-id.ts';

const PropertyPathText = z.string().regex(/^\/./);

const ContainerBody = z.looseObject({
  partitionKey: z
    .object({
      paths: z.array(PropertyPathText).min(1).max(3),
      kind: z.enum(['Hash', 'MultiHash']).default('Hash'),
      version: z.union([z.literal(1), z.literal(2)]).optional(),
      systemKey: z.literal(false).optional(),
    })
    .default({ paths: ['/_partitionKey'], kind: 'Hash' }),
  defaultTtl: z
    .int()
    .refine((ttl) => ttl === -1 || ttl > 0)
    .optional(),
  uniqueKeyPolicy: z
    .object({ uniqueKeys: z.array(z.object({ paths: z.array(PropertyPathText).min(1) })).default([]) })
    .optional(),
  conflictResolutionPolicy: z.looseObject({ mode: z.string() }).optional(),
});

const UNSUPPORTED = [
  ...['vectorEmbeddingPolicy', 'fullTextPolicy', 'computedProperties', 'clientEncryptionPolicy', 'changeFeedPolicy'],
  ...['materializedViewDefinition', 'analyticalStorageTtl'],
];

/** A container's definition: the resource that clients see, and the parsed parts that the engine needs. */
export interface ContainerDefinition {
  id: string;
  /** Without the properties that the system adds. */
  resource: JsonObject;
  partitionKey: PartitionKeyDefinition;
  indexingPolicy: IndexingPolicy;
  compositeIndexes: CompositeIndex[];
  uniqueKeys: PropertyPath[][];
  /** How many values of an item are indexed, which is part of the cost of a write. */
  indexedValues(document: JsonObject): number;
  /** Seconds. -1: only items with their own `ttl` expire. Undefined: none expires. */
  defaultTtl: number | undefined;
}

/**
 * Reads and completes the definition that a client sends to create or replace a container.
 *
 * @throws CosmosError 400 if it is malformed, 501 for features that are not supported
 */
export function readContainerDefinition(body: JsonObject): ContainerDefinition {
  const id = readResourceId(body['id']);
  for (const feature of UNSUPPORTED) {
    if (body[feature] !== undefined && body[feature] !== null) throw unsupported(`The container's '${feature}'`);
  }
  const parsed = ContainerBody.safeParse(body);
  if (!parsed.success) throw badRequest(`The container's definition is invalid: ${z.prettifyError(parsed.error)}`);
  const { partitionKey, defaultTtl, uniqueKeyPolicy, conflictResolutionPolicy } = parsed.data;
  if (partitionKey.paths.length > 1 && partitionKey.kind !== 'MultiHash') {
    throw badRequest('Only a partition key of kind MultiHash may have more than one path.');
  }
  if (conflictResolutionPolicy !== undefined && conflictResolutionPolicy.mode !== 'LastWriterWins') {
    throw unsupported(`Conflict resolution by '${conflictResolutionPolicy.mode}'`);
  }
  const indexingPolicy = readIndexingPolicy(body['indexingPolicy']);
  return {
    id,
    resource: {
      ...body,
      partitionKey: {
        paths: partitionKey.paths,
        kind: partitionKey.kind,
        ...(partitionKey.version === undefined ? {} : { version: partitionKey.version }),
      },
      indexingPolicy: JSON.parse(JSON.stringify(indexingPolicy)),
      conflictResolutionPolicy: body['conflictResolutionPolicy'] ?? {
        mode: 'LastWriterWins',
        conflictResolutionPath: '/_ts',
        conflictResolutionProcedure: '',
      },
      geospatialConfig: body['geospatialConfig'] ?? { type: 'Geography' },
    },
    partitionKey: {
      paths: partitionKey.paths.map(parsePropertyPath),
      kind: partitionKey.kind,
      version: partitionKey.kind === 'MultiHash' ? 2 : (partitionKey.version ?? 1),
    },
    indexingPolicy,
    compositeIndexes: compositeIndexesOf(indexingPolicy),
    uniqueKeys: (uniqueKeyPolicy?.uniqueKeys ?? []).map((key) => key.paths.map(parsePropertyPath)),
    indexedValues: indexedValueCounter(indexingPolicy),
    defaultTtl,
  };
}
