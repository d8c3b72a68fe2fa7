import {
  type Container,
  ErrorResponse,
  type OperationInput,
  type PartitionKey,
  type SqlQuerySpec,
} from '@azure/cosmos';
import { patchDocument } from '@partner-orders/embedded-azure/internals/cosmos/documents/patch-document';
import { readPatch } from '@partner-orders/embedded-azure/internals/cosmos/documents/read-patch';
import { readQuery, rootScope } from '@partner-orders/embedded-azure/internals/cosmos/sql/query';
import { selectRows } from '@partner-orders/embedded-azure/internals/cosmos/sql/select-rows';
import type { JsonObject } from '@partner-orders/embedded-azure/internals/cosmos/values/json';
import { CosmosError } from '@partner-orders/embedded-azure/internals/cosmos/wire/cosmos-error';

/** Carries out `effect` when its turn comes, or loses the request or the reply. */
export type Send = <T>(call: string, effect: () => T) => Promise<T>;

/** What one batch changed: each document before and after. */
export type Changes = ReadonlyMap<string, { before: JsonObject | undefined; after: JsonObject | undefined }>;

type Conditional = OperationInput & { ifMatch?: string; id?: string; resourceBody?: unknown };
type Partition = Map<string, JsonObject>;

interface Result {
  statusCode: number;
  eTag?: string;
}

/**
 * The part of the SDK's Container that the adapters of orders and stock use, over documents in memory. Each batch is one
 * step, and the embedded Cosmos DB decides its patches, conditions and queries. Anything else throws.
 */
export class DocumentsInMemory {
  /** Documents whose time to live is over, as they were. */
  readonly expired: JsonObject[] = [];
  readonly #name: string;
  readonly #keyPaths: readonly string[];
  readonly #onChange: (changes: Changes) => void;
  readonly #partitions = new Map<string, Partition>();
  readonly #now: () => number;
  #etags = 0;

  /** @param now the time in milliseconds, if documents have a time to live */
  constructor(
    name: string,
    keyPaths: readonly string[],
    onChange: (changes: Changes) => void,
    now: () => number = () => 0,
  ) {
    this.#name = name;
    this.#keyPaths = keyPaths;
    this.#onChange = onChange;
    this.#now = now;
  }

  list(key: PartitionKey): JsonObject[] {
    this.#expire();
    return [...(this.#partitions.get(JSON.stringify([key].flat()))?.values() ?? [])];
  }

  /** Changes documents at once, without a caller that could lose the reply. */
  batch(operations: OperationInput[], key: PartitionKey): { code: number; result: Result[] } {
    this.#expire();
    const keyText = JSON.stringify([key].flat());
    const before = this.#partitions.get(keyText) ?? new Map<string, JsonObject>();
    const after = new Map(before);
    const result: Result[] = [];
    for (const operation of operations) {
      try {
        result.push(this.#run(after, operation));
      } catch (error) {
        if (!(error instanceof CosmosError)) throw error;
        const failed = (_: unknown, place: number) => ({ statusCode: place === result.length ? error.status : 424 });
        return { code: 207, result: operations.map(failed) };
      }
    }
    const changes = new Map(
      [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
        const change = { before: before.get(id), after: after.get(id) };
        return change.before === change.after ? [] : [[id, change] as const];
      }),
    );
    this.#partitions.set(keyText, after);
    if (changes.size > 0) this.#onChange(changes);
    return { code: 200, result };
  }

  /** @param send how one process reaches the documents */
  toContainer(send: Send): Container {
    const name = this.#name;
    const one = async (operation: OperationInput, key: PartitionKey, call: string) => {
      const { code, result } = await send(call, () => this.batch([operation], key));
      if (code !== 200) throw toErrorResponse(result[0]?.statusCode ?? 0);
      return { statusCode: result[0]?.statusCode, etag: result[0]?.eTag };
    };
    const container = {
      id: name,
      items: {
        create: (resourceBody: JsonObject) =>
          one(
            { operationType: 'Create', resourceBody } as OperationInput,
            this.#keyPaths.map((path) => String(resourceBody[path])),
            `create ${resourceBody['id']}`,
          ),
        batch: (operations: OperationInput[], key: PartitionKey) =>
          send(`write ${operations.map(nameOperation).join(' and ')}`, () => this.batch(operations, key)),
        query: (query: string | SqlQuerySpec, options: { partitionKey?: PartitionKey } = {}) => ({
          fetchAll: () => send(`query ${name}`, () => ({ resources: this.#query(query, options.partitionKey) })),
        }),
      },
      item: (id: string, key: PartitionKey) => ({
        read: () =>
          send(`read ${id}`, () => {
            const found = this.list(key).find((document) => document['id'] === id);
            return found === undefined
              ? { statusCode: 404, resource: undefined, etag: undefined }
              : { statusCode: 200, resource: structuredClone(found), etag: found['_etag'] };
          }),
        replace: (resourceBody: unknown, { accessCondition: { condition: ifMatch = '' } = {} } = {} as never) => {
          const operation = { operationType: 'Replace', id, resourceBody, ...(ifMatch ? { ifMatch } : {}) };
          return one(operation as OperationInput, key, `replace ${id}`);
        },
        patch: (resourceBody: unknown, { accessCondition: { condition: ifMatch = '' } = {} } = {} as never) => {
          const operation = { operationType: 'Patch', id, resourceBody, ...(ifMatch ? { ifMatch } : {}) };
          return one(operation as OperationInput, key, `patch ${id}`);
        },
      }),
    };
    return container as unknown as Container;
  }

  /** Takes away what has expired: it is gone for every reader and writer. */
  #expire(): void {
    const now = Math.floor(this.#now() / 1_000);
    for (const documents of this.#partitions.values()) {
      for (const [id, document] of documents) {
        const { ttl, _ts: since } = document;
        if (typeof ttl !== 'number' || ttl < 0 || Number(since) + ttl > now) continue;
        documents.delete(id);
        this.expired.push(document);
      }
    }
  }

  #query(query: string | SqlQuerySpec, key: PartitionKey | undefined) {
    const { query: text, parameters = [] } = typeof query === 'string' ? { query } : query;
    const documents =
      key === undefined ? [...this.#partitions.values()].flatMap((all) => [...all.values()]) : this.list(key);
    const parsed = readQuery(text);
    const values = new Map(parameters.map(({ name, value }) => [name, value as JsonObject]));
    return selectRows(parsed.select, documents, rootScope(parsed, values)).map((row) => structuredClone(row));
  }

  #run(documents: Partition, operation: OperationInput): Result {
    const { operationType, ifMatch, resourceBody } = operation as Conditional;
    const id = String((operation as Conditional).id ?? (resourceBody as JsonObject)['id']);
    const existing = documents.get(id);
    const isNew = operationType === 'Create' || operationType === 'Upsert';
    if (operationType === 'Create' && existing !== undefined) throw new CosmosError(409, 'Conflict', id);
    if (!isNew && existing === undefined) throw new CosmosError(404, 'NotFound', id);
    if (existing !== undefined && ifMatch !== undefined && ifMatch !== existing['_etag']) {
      throw new CosmosError(412, 'PreconditionFailed', id);
    }
    if (operationType === 'Delete') {
      documents.delete(id);
      return { statusCode: 204 };
    }
    if (operationType === 'Read') return { statusCode: 200, eTag: String(existing?.['_etag']) };
    const document = structuredClone(operationType === 'Patch' ? existing : resourceBody) as JsonObject;
    if (operationType === 'Patch') {
      const paths = this.#keyPaths.map((path) => [path]);
      patchDocument(document, readPatch(structuredClone(resourceBody)), paths);
    }
    this.#etags += 1;
    const eTag = `"${this.#etags}"`;
    const ts = Math.floor(this.#now() / 1_000);
    documents.set(id, JSON.parse(JSON.stringify({ ...document, id, _etag: eTag, _ts: ts })));
    return { statusCode: existing === undefined ? 201 : 200, eTag };
  }
}

function toErrorResponse(code: number): ErrorResponse {
  return Object.assign(new ErrorResponse(`status ${code}`), { code });
}

/** In the words of a story: what the write says, not how. */
function nameOperation(operation: OperationInput): string {
  const {
    operationType,
    id,
    resourceBody = {},
  } = operation as { operationType: string; id?: string; resourceBody?: unknown };
  const body = resourceBody as Record<string, { status?: string; type?: string; saga?: { status: string } } | string>;
  const order = body['order'];
  const event = body['event'];
  if (typeof order === 'object') return `the order as ${order.status}, saga ${order.saga?.status}`;
  if (typeof event === 'object') return `${event.type}`;
  return `${operationType.toLowerCase()} ${id ?? body['id']}`;
}
