import { ANY_TENANT } from '../openapi/any-tenant.ts';
import { buildSecuritySchemes } from '../openapi/build-security-schemes.ts';
import { type Json, Schemas } from '../openapi/schemas.ts';
import type { Route } from '../route.ts';
import { buildStreams } from './build-streams.ts';
import { buildWebhookChannel } from './build-webhook-channel.ts';

/** What only a deployment knows. */
export type Deployment = { tokenUrl: string; publicUrl: string };

/** Placeholders for the document in the repository. */
export const ANY_DEPLOYMENT: Deployment = { ...ANY_TENANT, publicUrl: 'https://api.example.com' };

const introduction = `Everything that the order API sends to partners by itself: webhooks, which we send to the endpoints that you create, and the
streams of events, which you open. The schemas are those of the API’s [OpenAPI document](/openapi.json), which also has the operations that create endpoints
and list events.

The operations are ours: \`send\` is what we do, and you receive it. We may add fields and types of events: ignore those that you don't know. Where a field has
\`x-extensible-enum\`, we may add values.
`;

/** Builds the AsyncAPI 3.0 document of all that partners get pushed, from the event catalogue and the routes that stream. */
export function buildAsyncApi(routes: readonly Route[], deployment: Deployment = ANY_DEPLOYMENT): Json {
  const schemas = new Schemas();
  const streaming = routes.filter(({ reply }) => reply.mediaType === 'text/event-stream');
  const webhooks = buildWebhookChannel(schemas);
  const streams = buildStreams(streaming, schemas);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Partner Orders',
      version: '1.0.0',
      description: introduction,
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
      externalDocs: { description: 'The API, where you can try it', url: `${deployment.publicUrl}/docs` },
    },
    defaultContentType: 'application/json',
    servers: buildServers(deployment),
    channels: { ...webhooks.channels, ...streams.channels },
    operations: { ...webhooks.operations, ...streams.operations },
    components: {
      messages: { ...webhooks.messages, ...streams.messages },
      schemas: schemas.components,
      securitySchemes: toSecuritySchemes(streaming, deployment),
    },
  };
}

function buildServers({ publicUrl }: Deployment): Json {
  const { host, protocol, pathname } = new URL(publicUrl);
  return {
    endpoint: {
      host: '{host}',
      protocol: 'https',
      description: 'Your webhook endpoint: we send to the URL that you created it with.',
      variables: { host: { description: 'The host of that URL', examples: ['shop.example'] } },
    },
    api: {
      host,
      protocol: protocol.replace(':', ''),
      ...(pathname === '/' ? {} : { pathname }),
      description: 'The API',
      security: [{ $ref: '#/components/securitySchemes/bearer' }, { $ref: '#/components/securitySchemes/entra' }],
    },
  };
}

/** AsyncAPI names the scopes of a flow differently than OpenAPI. */
function toSecuritySchemes(routes: readonly Route[], { tokenUrl }: Deployment): Json {
  const { bearer, entra } = buildSecuritySchemes(routes, tokenUrl);
  const { scopes } = entra.flows.clientCredentials;
  return {
    bearer,
    entra: {
      ...entra,
      flows: { clientCredentials: { tokenUrl, availableScopes: scopes } },
      scopes: Object.keys(scopes),
    },
  };
}
