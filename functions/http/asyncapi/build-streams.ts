import { z } from 'zod';
import type { Json, Schemas } from '../openapi/schemas.ts';
import type { Route } from '../route.ts';
import type { Described } from './described.ts';

/** Describes the streams of server-sent events: a channel for each. */
export function buildStreams(routes: readonly Route[], schemas: Schemas): Described {
  const streams = routes.map((route) => [route, nameOf(route)] as const);
  return {
    channels: Object.fromEntries(
      streams.map(([route, name]) => [route.operationId, buildChannel(route, name, schemas)]),
    ),
    operations: Object.fromEntries(
      streams.map(([route, name]) => [route.operationId, buildOperation(route, name, schemas)]),
    ),
    messages: Object.fromEntries(streams.map(([route, name]) => [name, buildMessage(route, schemas)])),
  };
}

/** The name of its messages is the one that OpenAPI has for their schema. */
function nameOf({ operationId, reply }: Route): string {
  return z.globalRegistry.get(reply.body)?.id ?? operationId;
}

function buildChannel({ path, summary, description, params }: Route, name: string, schemas: Schemas): Json {
  const { properties } = schemas.refer(params, 'input') as { properties: Record<string, { description?: string }> };
  const parameters = Object.entries(properties).map(([parameter, { description }]) => [parameter, { description }]);
  return {
    address: path,
    title: summary,
    description,
    servers: [{ $ref: '#/servers/api' }],
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
  };
}

function buildOperation({ operationId, summary, query }: Route, name: string, schemas: Schemas): Json {
  const asked = schemas.refer(query, 'input') as { properties: Json };
  return {
    action: 'send',
    channel: { $ref: `#/channels/${operationId}` },
    title: summary,
    messages: [{ $ref: `#/channels/${operationId}/messages/${name}` }],
    bindings: {
      http: {
        method: 'GET',
        ...(Object.keys(asked.properties).length === 0 ? {} : { query: asked }),
        bindingVersion: '0.3.0',
      },
    },
  };
}

function buildMessage({ reply }: Route, schemas: Schemas): Json {
  return {
    title: 'The data of a server-sent event',
    contentType: 'application/json',
    payload: schemas.refer(reply.body, 'output'),
  };
}
