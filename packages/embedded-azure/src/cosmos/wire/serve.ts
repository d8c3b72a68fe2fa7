import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { isDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { asStateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import type { Admission } from '../access/admission.ts';
import { asCosmosError } from './as-cosmos-error.ts';
import { badRequest, CosmosError, serviceUnavailable, tooLarge, unsupported } from './cosmos-error.ts';
import type { Account, Answer, WireRequest } from './operation.ts';
import { withIds } from './resource-path.ts';
import { routeOf } from './routes.ts';

const LARGEST_REQUEST = 4 * 1024 * 1024;

/** Answers the requests to an account, over HTTP and HTTPS. */
export function serve(account: Account, admission: Admission): RequestListener {
  return containFaults('the embedded Cosmos DB', async (incoming, response) => {
    const activityId = incoming.headers['x-ms-activity-id'];
    const id = typeof activityId === 'string' ? activityId : randomUUID();
    send(response, await answer(account, admission, incoming).catch((error: unknown) => errorAnswer(error, id)), id);
  });
}

async function answer(account: Account, admission: Admission, incoming: IncomingMessage): Promise<Answer> {
  const bytes = await readBody(incoming);
  const request: WireRequest = {
    method: incoming.method ?? 'GET',
    segments: segmentsOf(incoming.url ?? '/'),
    headers: incoming.headers,
    isEncrypted: (incoming.socket as Partial<TLSSocket>).encrypted === true,
    bytes,
    body: bytes.toString(),
  };
  // Asked for with a signature of another form, so this comes before it is checked.
  if (request.segments[0] === 'addresses') throw unsupported('Direct mode (the client needs ConnectionMode.Gateway)');
  const permit = await admission.admit(request);
  const segments = withIds(request.segments, account.store.catalog);
  const named: WireRequest = { ...request, segments, require: (action) => permit.require(action, named) };
  const route = routeOf(named);
  if (route.needs !== 'eachOperation') permit.require(route.needs, named);
  try {
    const given = await route.run(account, named);
    if (given.container !== undefined) account.throttle.spend(given.container, given.charge ?? 1);
    return given;
  } catch (error) {
    throw asStateFileError(account.store.file, error);
  }
}

/** The whole URL is the path: an id may contain an unencoded `?`, and the protocol has no query parameters. */
function segmentsOf(url: string): string[] {
  try {
    return url
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
  } catch {
    throw badRequest('The path of the request is not well encoded.');
  }
}

function readBody(incoming: IncomingMessage): Promise<Buffer> {
  if (incoming.method === 'GET' || incoming.method === 'DELETE') {
    incoming.resume();
    return Promise.resolve(Buffer.alloc(0));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_REQUEST) chunks.push(chunk);
    });
    incoming.on('error', reject);
    incoming.on('end', () => {
      if (size > LARGEST_REQUEST) return reject(tooLarge());
      const [only] = chunks;
      return resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks));
    });
  });
}

function errorAnswer(error: unknown, activityId: string): Answer {
  const known = asCosmosError(error) ?? faultOf(error);
  const { status, code, message, substatus, headers, details } = known;
  return {
    status,
    body: JSON.stringify({ code, message: `${message}\r\nActivityId: ${activityId}`, ...details }),
    headers: { 'x-ms-substatus': String(substatus), ...headers },
  };
}

/** A fault of this program or of its disk, never of the client. */
function faultOf(error: unknown): CosmosError {
  if (isDiskFault(error)) return serviceUnavailable(String(error));
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new CosmosError(500, 'InternalServerError', `The embedded Cosmos DB failed: ${reason}`);
}

function send(response: ServerResponse, { status, body, headers, charge, container, rangeId }: Answer, id: string) {
  const all: Record<string, string | number> = {
    'content-type': 'application/json',
    'x-ms-activity-id': id,
    'x-ms-request-charge': String(charge ?? 1),
    ...headers,
  };
  if (container !== undefined) {
    all['x-ms-session-token'] = `${rangeId ?? '0'}:-1#${container.lsn}`;
    all['x-ms-alt-content-path'] = encodePath(`dbs/${container.databaseId}/colls/${container.definition.id}`);
    all['x-ms-content-path'] = container.rid;
    if (rangeId !== undefined) all['x-ms-documentdb-partitionkeyrangeid'] = rangeId;
  }
  if (body === undefined || status === 304) {
    response.writeHead(status, all).end();
    return;
  }
  all['content-length'] = Buffer.byteLength(body);
  response.writeHead(status, all).end(body);
}

/** A header can't hold characters outside ASCII. A character may have two code units, so they are matched as one. */
const encodePath = (path: string): string => path.toWellFormed().replace(/[^\x20-\x7e]/gu, encodeURIComponent);
