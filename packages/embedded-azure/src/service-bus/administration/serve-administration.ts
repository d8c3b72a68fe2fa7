import type { IncomingMessage, RequestListener } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import type { Rights } from '../access/rights.ts';
import type { TokenGate } from '../access/token-gate.ts';
import { asServiceBusError } from '../amqp/refuse-link.ts';
import { FilterSyntaxError } from '../filters/sql-tokens.ts';
import { refusals, type ServiceBusError } from '../service-bus-error.ts';
import type { Administration, Resource } from './administration.ts';
import { type AtomEntry, writeEntry, writeError, writeFeed } from './atom.ts';
import { type ManagementPath, readManagementPath } from './management-path.ts';

interface Reply {
  status: number;
  xml?: string;
}

interface Request {
  method: string;
  url: URL;
  target: ManagementPath;
  isUpdate: boolean;
  body: string;
}

const LARGEST_BODY = 1024 * 1024;
const DEFAULT_PAGE = 100;

/** The service's management API over HTTP: Atom entries, https://learn.microsoft.com/rest/api/servicebus/ */
export function serveAdministration(administration: Administration, gate: TokenGate): RequestListener {
  return containFaults('Service Bus over HTTPS', async (incoming, response) => {
    const { status, xml = '' } = await answer(administration, gate, incoming).catch((error: unknown): Reply => {
      const { status, message } = toServiceBusError(error);
      return { status, xml: writeError(status, message) };
    });
    response.writeHead(status, { 'content-type': 'application/atom+xml;charset=utf-8' }).end(xml);
  });
}

async function answer(administration: Administration, gate: TokenGate, incoming: IncomingMessage): Promise<Reply> {
  const body = await readBody(incoming);
  const rights = await rightsOf(incoming.headers.authorization ?? '', gate);
  const url = new URL(incoming.url ?? '/', `https://${incoming.headers.host ?? 'localhost'}`);
  const target = readManagementPath(decodePath(url.pathname));
  const path = entityPathOf(target);
  if (rights.until <= Date.now() || !rights.permits('Manage', path)) {
    throw refusals.unauthorized(`Manage,EntityRead claims required for this operation. Resource: '${path}'.`);
  }
  const { method = 'GET', headers } = incoming;
  const request = { method, url, target, isUpdate: headers['if-match'] !== undefined, body };
  if (method === 'GET') return read(administration, request);
  if (method === 'PUT') return put(administration, request);
  if (method === 'DELETE') return remove(administration, request);
  throw refusals.badRequest(`${method} is not allowed here.`);
}

function read(administration: Administration, { url, target }: Request): Reply {
  switch (target.kind) {
    case 'namespace':
      return entry(200, url, administration.namespace);
    case 'queues':
      return feed(url, administration.list('queue'));
    case 'topics':
      return feed(url, administration.list('topic'));
    case 'subscriptions':
      return feed(url, administration.list('subscription', target.topic));
    case 'rules':
      return feed(url, administration.rules(entityPathOf(target)));
    case 'rule':
      return entry(200, url, administration.rule(entityPathOf(target), target.rule));
    default:
      return entry(200, url, administration.entity(entityPathOf(target)));
  }
}

async function put(administration: Administration, { url, target, isUpdate, body }: Request): Promise<Reply> {
  const path = entityPathOf(target);
  const status = isUpdate ? 200 : 201;
  if (target.kind === 'rule') {
    return entry(status, url, await administration.putRule(path, target.rule, body, isUpdate));
  }
  if (target.kind !== 'subscription' && target.kind !== 'queue or topic') throw nothingToChange(url);
  const topic = target.kind === 'subscription' ? target.topic : undefined;
  return entry(status, url, await administration.putEntity(path, topic, body, isUpdate));
}

async function remove(administration: Administration, { url, target }: Request): Promise<Reply> {
  const path = entityPathOf(target);
  if (target.kind === 'rule') await administration.removeRule(path, target.rule);
  else if (target.kind === 'subscription' || target.kind === 'queue or topic') await administration.remove(path);
  else throw nothingToChange(url);
  return { status: 200 };
}

const nothingToChange = ({ pathname }: URL): ServiceBusError => refusals.badRequest(`${pathname} can't be changed.`);

/** Empty for the whole namespace. For a rule, the path of its subscription. */
function entityPathOf(target: ManagementPath): string {
  if (target.kind === 'queue or topic') return target.name;
  if (target.kind === 'subscriptions') return target.topic;
  return 'subscription' in target ? `${target.topic}/Subscriptions/${target.subscription}` : '';
}

function entry(status: number, { origin }: URL, resource: Resource): Reply {
  return { status, xml: writeEntry(withUrl(origin, resource)) };
}

function feed(url: URL, resources: readonly Resource[]): Reply {
  const number = (name: string, otherwise: number) => Number(url.searchParams.get(name) ?? otherwise) || otherwise;
  const skip = number('$skip', 0);
  const end = skip + number('$top', DEFAULT_PAGE);
  const page = resources.slice(skip, end).map((resource) => withUrl(url.origin, resource));
  const next = new URL(url);
  next.searchParams.set('$skip', String(end));
  return { status: 200, xml: writeFeed(url.href, url.pathname, page, end < resources.length ? next.href : undefined) };
}

function withUrl(origin: string, { path, ...resource }: Resource): AtomEntry {
  return { ...resource, url: `${origin}/${path}` };
}

function rightsOf(authorization: string, gate: TokenGate): Rights | Promise<Rights> {
  const bearer = /^bearer (.+)$/i.exec(authorization)?.[1];
  return bearer === undefined ? gate.ofSasToken(authorization) : gate.ofEntraToken(bearer);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw refusals.badRequest('The path is not well encoded.');
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw refusals.badRequest(`The body is larger than ${LARGEST_BODY} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function toServiceBusError(error: unknown): ServiceBusError {
  return error instanceof FilterSyntaxError ? refusals.badRequest(error.message) : asServiceBusError(error);
}
