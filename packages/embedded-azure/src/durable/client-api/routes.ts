import type { IncomingMessage, ServerResponse } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { readBody } from '@partner-orders/loopback-server/http/read-body';
import type { OrchestrationEngine } from '../engine/orchestration-engine.ts';
import { managementUrls, type Webhook } from './client-binding.ts';
import { resume, suspend, terminate } from './control-instance.ts';
import { getStatus } from './get-status.ts';
import { listEntities } from './list-entities.ts';
import { listInstances } from './list-instances.ts';
import type { Operation, Reply } from './operation.ts';
import { purgeInstance, purgeInstances } from './purge-instances.ts';
import { raiseEvent } from './raise-event.ts';
import { readEntity } from './read-entity.ts';
import { restartInstance } from './restart-instance.ts';
import { rewindInstance } from './rewind-instance.ts';
import { signalEntity } from './signal-entity.ts';
import { startInstance } from './start-instance.ts';

/** The Functions host's default for all requests: 100 MB. */
const LARGEST_BODY = 104_857_600;
export const WEBHOOK_PATH = '/runtime/webhooks/durabletask';

/** All operations of the API. Literals match in any case. */
const routes: [method: string, template: string, operation: Operation][] = [
  ['POST', 'orchestrators/{functionName}', startInstance],
  ['POST', 'orchestrators/{functionName}/{instanceId}', startInstance],
  ['GET', 'instances', listInstances],
  ['DELETE', 'instances', purgeInstances],
  ['GET', 'instances/{instanceId}', getStatus],
  ['DELETE', 'instances/{instanceId}', purgeInstance],
  ['POST', 'instances/{instanceId}/raiseEvent/{eventName}', raiseEvent],
  ['POST', 'instances/{instanceId}/terminate', terminate],
  ['POST', 'instances/{instanceId}/suspend', suspend],
  ['POST', 'instances/{instanceId}/resume', resume],
  ['POST', 'instances/{instanceId}/restart', restartInstance],
  ['POST', 'instances/{instanceId}/rewind', rewindInstance],
  ['GET', 'entities', listEntities],
  ['GET', 'entities/{entityName}', listEntities],
  ['GET', 'entities/{entityName}/{entityKey}', readEntity],
  ['POST', 'entities/{entityName}/{entityKey}', signalEntity],
  ['DELETE', 'entities/{entityName}/{entityKey}', signalEntity],
];

export interface ClientApiOptions {
  /** The current engine. @throws while there is none */
  engine(): OrchestrationEngine;
  hubName: string;
  /** The public URL of this API. */
  webhook(): Webhook;
  log(line: string): void;
}

/** The HTTP API for DurableClient and for callers that have an instance's links. */
export class ClientApi {
  readonly #options: ClientApiOptions;

  constructor(options: ClientApiOptions) {
    this.#options = options;
  }

  /** @returns false when the path is not under `base` */
  handle(request: IncomingMessage, response: ServerResponse, url: URL, base = WEBHOOK_PATH): boolean {
    if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return false;
    const serve = containFaults('the Durable extension', async () =>
      send(response, await this.#answer(request, url, url.pathname.slice(base.length)).catch(this.#failed(url))),
    );
    serve(request, response);
    return true;
  }

  #failed({ pathname }: URL): (error: unknown) => Reply {
    return (error) => {
      this.#options.log(`durable: ${pathname} failed: ${error}`);
      const message = error instanceof Error ? error.message : String(error);
      const body = { Message: 'Something went wrong while processing your request', ExceptionMessage: message };
      return { status: 500, body };
    };
  }

  async #answer(request: IncomingMessage, url: URL, path: string): Promise<Reply> {
    const { hubName, webhook } = this.#options;
    const found = findRoute(request.method ?? '', path);
    if (!found) return { status: 404 };
    const body = await readBody(request, LARGEST_BODY);
    if (body === undefined) return { status: 413 };
    const engine = this.#options.engine();
    const reply = await found.operation({
      engine,
      method: request.method ?? '',
      parameters: found.parameters,
      query: url.searchParams,
      headers: request.headers,
      url,
      body: body.toString(),
      managementUrls: (instanceId) => managementUrls(hubName, webhook(), instanceId),
    });
    await engine.durable();
    return reply;
  }
}

function findRoute(method: string, path: string) {
  const segments = path.split('/').filter((segment) => segment !== '');
  for (const [routeMethod, template, operation] of routes) {
    if (routeMethod !== method) continue;
    const parameters = match(template.split('/'), segments);
    if (parameters) return { operation, parameters };
  }
  return undefined;
}

function match(template: string[], segments: string[]): Record<string, string> | undefined {
  if (segments.length !== template.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = decode(segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return parameters;
}

/** A segment with invalid percent-encoding is taken literally. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, { 'content-length': 0, ...headers }).end();
    return;
  }
  const json = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': json.length,
      ...headers,
    })
    .end(json);
}
