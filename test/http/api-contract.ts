import { z } from 'zod';
import { openApiText } from '../../tools/build/write-openapi.ts';

type Json = Record<string, unknown>;

const Reference = z.object({ $ref: z.string() });
const Parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean() });
const Response = z.object({
  headers: z.record(z.string(), Reference).default({}),
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional(),
});
const Operation = z.object({
  operationId: z.string(),
  security: z.array(z.unknown()),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ example: z.unknown() })) }).optional(),
  responses: z.record(z.string(), Response),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    headers: z.record(z.string(), z.object({ required: z.boolean() })),
  }),
});

export type ApiOperation = z.infer<typeof Operation> & { method: string; path: string };

/** Checks every response against the document, and reports what it declares but no test has produced. */
export class ApiContract {
  readonly operations: ApiOperation[];
  readonly codesSeen = new Set<string>();
  readonly #document = Document.parse(JSON.parse(openApiText()));
  readonly #seen = new Set<string>();
  readonly #schemas = new Map<Json, z.ZodType>();

  constructor() {
    this.operations = Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    );
  }

  operation(id: string): ApiOperation {
    const found = this.operations.find(({ operationId }) => operationId === id);
    if (found === undefined) throw new Error(`there is no operation ${id}`);
    return found;
  }

  /** What is declared and was never answered: `getOrder 304`. */
  unseen(): string[] {
    const declared = this.operations.flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
    return declared.filter((pair) => !this.#seen.has(pair));
  }

  /**
   * Reads a response and checks it against the document: status, headers, media type and body.
   *
   * @param isPartial whether the request asked for some fields only
   * @throws Error with the operation and what is wrong
   */
  async judge(
    { operationId, responses }: ApiOperation,
    response: globalThis.Response,
    { isPartial = false } = {},
  ): Promise<unknown> {
    const pair = `${operationId} ${response.status}`;
    const declared = responses[response.status];
    if (declared === undefined) throw new Error(`${pair} is not declared: ${await response.text()}`);
    this.#judgeHeaders(pair, declared.headers, response.headers);
    const body = await this.#judgeBody(pair, declared.content, response, isPartial);
    this.#seen.add(pair);
    const failed = z.object({ error: z.object({ code: z.string() }) }).safeParse(body);
    if (failed.success) this.codesSeen.add(failed.data.error.code);
    return body;
  }

  #judgeHeaders(pair: string, declared: Json, given: Headers): void {
    for (const [name, { required }] of Object.entries(this.#document.components.headers)) {
      if (name in declared && required && !given.has(name)) throw new Error(`${pair} has no header ${name}`);
      // A response with no-store needs no declaration.
      if (name in declared || (name === 'cache-control' && given.get(name) === 'no-store')) continue;
      if (given.has(name)) throw new Error(`${pair} has a header ${name} that is not declared`);
    }
  }

  async #judgeBody(
    pair: string,
    content: z.infer<typeof Response>['content'],
    response: globalThis.Response,
    isPartial: boolean,
  ) {
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';');
    if (content === undefined) {
      const text = await response.text();
      if (text !== '') throw new Error(`${pair} has a body: ${text}`);
      return undefined;
    }
    const declared = content[mediaType];
    if (declared === undefined) throw new Error(`${pair} is ${mediaType}, not ${Object.keys(content).join(' or ')}`);
    const body = await bodyOf(mediaType, response);
    const schema = this.#schemaOf(declared.schema);
    const judged = (isPartial && schema instanceof z.ZodObject ? schema.partial() : schema).safeParse(body);
    if (!judged.success) throw new Error(`${pair}: ${z.prettifyError(judged.error)}`);
    return body;
  }

  #schemaOf(schema: Json): z.ZodType {
    const known = this.#schemas.get(schema) ?? z.fromJSONSchema(this.#strict(schema) as Json);
    this.#schemas.set(schema, known);
    return known;
  }

  /** Resolves references and allows only declared fields: partners must ignore unknown fields, but we must declare ours. */
  #strict(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((part) => this.#strict(part));
    if (schema === null || typeof schema !== 'object') return schema;
    const reference = Reference.safeParse(schema);
    if (reference.success) {
      return this.#strict(this.#document.components.schemas[reference.data.$ref.replace('#/components/schemas/', '')]);
    }
    const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, this.#strict(part)]));
    const isOpen = 'properties' in parts && !('additionalProperties' in parts);
    return isOpen ? { ...parts, additionalProperties: false } : parts;
  }
}

/** Of a stream, only the first event, because it stays open for minutes. */
async function bodyOf(mediaType: string, response: globalThis.Response): Promise<unknown> {
  if (mediaType === 'application/json') return response.json();
  if (mediaType !== 'text/event-stream') return response.text();
  const reader = response.body?.getReader();
  let text = '';
  while (!/^data: .*\n\n/m.test(text)) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) throw new Error(`the stream ended without an event: ${text}`);
    text += Buffer.from(value).toString();
  }
  await reader?.cancel();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '');
}
