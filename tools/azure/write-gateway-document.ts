import { join } from 'node:path';
import { buildOpenApi } from '../../functions/http/openapi/build-openapi.ts';
import { routes } from '../../functions/http/routes.ts';
import { root } from '../root.ts';
import { gatewayOperations } from './gateway-operations.ts';

/** What API Management imports: only the operations. */
export const gatewayDocumentFile = join(root, 'infra', 'gateway-operations.json');

/**
 * OpenAPI 3.0.3 without schemas, security and servers. API Management imports 3.1 only in part: it refuses
 * `type: [string, null]` and `info.summary`. Partners read docs/openapi.json, which the app serves.
 */
export function gatewayDocumentText(): string {
  const { info } = buildOpenApi(routes) as { info: { title: string; version: string } };
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, method, path } of gatewayOperations(routes)) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, path) };
  }
  const document = { openapi: '3.0.3', info: { title: info.title, version: info.version }, paths };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function operation(operationId: string, path: string): object {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const responses = { '200': { description: 'What the app answers' } };
  return parameters.length > 0 ? { operationId, parameters, responses } : { operationId, responses };
}
