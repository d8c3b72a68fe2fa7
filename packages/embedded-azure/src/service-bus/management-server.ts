import { createServer } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import type { Broker } from './broker/broker.ts';
import { countsOf, type Entity } from './broker/entity.ts';
import { settingsOf } from './entity-settings.ts';
import type { Namespace } from './namespace.ts';

export interface ManagementServer {
  url: string;
  close(): Promise<void>;
}

/**
 * A small server for operators: `GET /health` and `GET /entities` with the counts and settings of each entity. It is
 * not Azure's management API.
 *
 * @throws PortInUseError
 */
export async function startManagementServer(
  namespace: Namespace,
  broker: Broker,
  port: number,
): Promise<ManagementServer> {
  const server = createServer(
    containFaults("Service Bus's management", (request, response) => {
      const body = request.method === 'GET' ? answer(namespace, broker, request.url ?? '') : undefined;
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? { error: 'There is GET /health and GET /entities.' }));
    }),
  );
  const boundPort = await listen(server, port, "Service Bus's management");
  return { url: `http://127.0.0.1:${boundPort}`, close: () => closeServer(server) };
}

function answer(namespace: Namespace, broker: Broker, path: string): unknown {
  if (path === '/health') return { status: 'ok' };
  if (path !== '/entities') return undefined;
  return [...broker.entities()].map((entity) => ({
    ...{ path: entity.path, kind: entity.kind, ...countsOf(entity) },
    settings: isDescribed(entity) ? settingsOf(namespace.get(entity.path)) : undefined,
  }));
}

/** The queues of dead letters belong to another entity, and have no settings of their own. */
function isDescribed({ kind }: Entity): boolean {
  return kind === 'queue' || kind === 'topic' || kind === 'subscription';
}
