import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { closeServer, LOOPBACK } from '@partner-orders/loopback-server/listen';
import rhea from 'rhea';
import type { Certificate } from '../../src/tls/certificate.ts';

interface Recording<T> extends AsyncDisposable {
  port: number;
  /** The requests, in order. */
  asked: T[];
}

async function listening<T>(server: Server, asked: T[]): Promise<Recording<T>> {
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, asked, [Symbol.asyncDispose]: () => closeServer(server) };
}

export interface TokenRequest {
  resource: string | null;
  clientId: string | null;
  identityHeader: string | string[] | undefined;
}

/** The managed identity endpoint of App Service; the token for a resource is `token for <resource>`. */
export function recordIdentity(): Promise<Recording<TokenRequest>> {
  const asked: TokenRequest[] = [];
  const server = createServer(({ url = '/', headers }, response) => {
    const { searchParams } = new URL(url, 'http://localhost');
    const resource = searchParams.get('resource');
    asked.push({ resource, clientId: searchParams.get('client_id'), identityHeader: headers['x-identity-header'] });
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    answer(response, { access_token: `token for ${resource}`, token_type: 'Bearer', resource, expires_on });
  });
  return listening(server, asked);
}

export interface CosmosRequest {
  path: string;
  authorization: string;
}

/** An account over TLS that has every document. */
export function recordCosmos({ cert, key }: Certificate): Promise<Recording<CosmosRequest>> {
  const asked: CosmosRequest[] = [];
  const server = createTlsServer({ cert, key }, ({ url = '/', headers }: IncomingMessage, response) => {
    asked.push({ path: url, authorization: decodeURIComponent(headers.authorization ?? '') });
    const endpoint = `https://${headers.host}/`;
    const account = { id: 'account', writableLocations: [{ name: 'here', databaseAccountEndpoint: endpoint }] };
    answer(response, url === '/' ? { ...account, readableLocations: account.writableLocations } : { id: url });
  });
  return listening(server, asked);
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/**
 * A namespace over TLS: every queue that is received from has one message, and all sent messages are accepted. It records
 * `token <audience's path> <type> <token>`, `sent <queue> <body>` and `completed <queue>`.
 */
export async function recordBus({ cert, key }: Certificate): Promise<Recording<string>> {
  const asked: string[] = [];
  const container = rhea.create_container({ id: 'recording' });
  container.sasl_server_mechanisms.enable_anonymous();
  container.on('disconnected', () => undefined);
  container.on('message', ({ message, receiver, connection }) => {
    const address = String(receiver?.target.address);
    const { operation, name, type } = message?.application_properties ?? {};
    if (address !== '$cbs') asked.push(`sent ${address} ${String(message?.body?.content ?? message?.body)}`);
    else if (operation === 'put-token') {
      asked.push(`token ${new URL(name).pathname} ${type} ${message?.body}`);
      const reply = { to: message?.reply_to, correlation_id: message?.message_id, body: null };
      const properties = { 'status-code': rhea.types.wrap_int(202), 'status-description': 'Accepted' };
      replyLinks.get(connection)?.send({ ...reply, application_properties: properties });
    }
  });
  const replyLinks = new Map<unknown, { send(message: object): unknown }>();
  container.on('sender_open', ({ sender, connection }) => {
    if (!sender) return;
    sender.set_source(sender.source);
    if (sender.source.address === '$cbs') {
      replyLinks.set(connection, sender);
      return;
    }
    const tag = Buffer.alloc(16, 7);
    sender.once('sendable', () => sender.send({ body: rhea.message.data_section(Buffer.from('hello')) }, tag));
  });
  container.on('receiver_open', ({ receiver }) => receiver?.set_target(receiver.target));
  container.on('accepted', ({ sender }) => {
    if (sender?.source.address !== '$cbs') asked.push(`completed ${sender?.source.address}`);
  });
  const server = container.listen({ port: 0, host: LOOPBACK, transport: 'tls', cert, key } as never);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, asked, [Symbol.asyncDispose]: () => closeServer(server) };
}
