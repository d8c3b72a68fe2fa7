import { z } from 'zod';

export type Json = Record<string, unknown>;

/**
 * Converts zod schemas to JSON Schemas. A schema with an id in zod's registry becomes one shared component. Schemas of
 * answers allow undeclared fields, because a later version may add some.
 */
export class Schemas {
  readonly components: Json = {};

  refer(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // Drop what the format already says, and the limits of JavaScript's numbers.
        if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      },
    });
    for (const [name, definition] of Object.entries($defs)) {
      const { id: _id, ...component } = definition as Json;
      this.components[name] = this.#referToComponents(component);
    }
    return this.#referToComponents(json) as Json;
  }

  /** Zod refers to `$defs`, but OpenAPI keeps components elsewhere. */
  #referToComponents(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
  }
}
