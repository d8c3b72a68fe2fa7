import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/** The types of the API, generated from its OpenAPI document. */
export const apiTypesFile = join(import.meta.dirname, '..', 'src', 'api-types.ts');

/** @param document an OpenAPI document as text */
export async function describeApiTypes(document: string): Promise<string> {
  // What has a default may be left out of a request.
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
  return `// Generated from docs/openapi.json by \`npm run openapi\`.\n\n${types}`;
}
