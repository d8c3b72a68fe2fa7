import type { FunctionInvoker, HostExtension } from '../invocation.ts';
import type { InvocationJournal } from '../invocations/invocation-journal.ts';
import type { HostKeys } from '../keys/host-keys.ts';
import type { KeyGuard } from '../keys/key-guard.ts';
import { serveFunctions } from './admin/functions.ts';
import { type HostStatus, serveOpenPages, serveStatus } from './admin/host-status.ts';
import { serveInvocations } from './admin/invocations.ts';
import { serveKeys } from './admin/keys.ts';
import { answerEmpty } from './http-call.ts';
import type { HttpRequest } from './http-frontend.ts';
import type { HttpTrigger } from './http-trigger.ts';
import { type HttpLimits, RequestQueue } from './request-queue.ts';

export interface DispatcherOptions {
  httpTrigger: HttpTrigger;
  invoker: FunctionInvoker;
  journal: InvocationJournal;
  extensions: HostExtension[];
  hostId: string;
  httpLimits: HttpLimits;
  /** Undefined if keys are not enforced. Then the host's own paths are open, and there are no keys to read. */
  auth: { keys: HostKeys; guard: KeyGuard } | undefined;
}

/** The Functions runtime that this host follows. */
const version = '4.1037.0';

/**
 * Routes each request. The host's own paths come first, and no function can use them. Its home page comes last
 * (HomepageMiddleware), so a function can replace it.
 */
export function dispatcher(options: DispatcherOptions): (http: HttpRequest) => void {
  const { httpTrigger } = options;
  const queue = new RequestQueue(options.httpLimits);
  return (http) => {
    if (/^\/admin\//i.test(http.path)) return callAdmin(http, options);
    if (http.path === '/' && !httpTrigger.has(http) && serveOpenPages(http)) return;
    const isWebhook = /^\/runtime\/webhooks\//i.test(http.path);
    const begin = () => (isWebhook ? callWebhook(http, options) : httpTrigger.serve(http));
    if (!queue.post(http.response, begin)) answerTooMany(http);
  };
}

/** HttpThrottleMiddleware: no body, and the header that makes Azure's front end scale out. */
function answerTooMany({ response }: HttpRequest): void {
  response.writeHead(429, { 'content-length': '0', 'X-FUNCTION-SCALEOUT': '1' }).end();
}

/** Everything below `admin` except the ping needs the master key. */
function callAdmin(http: HttpRequest, { auth, invoker, journal, hostId }: DispatcherOptions): void {
  if (serveOpenPages(http)) return;
  if (auth && !auth.guard.isAdmin(http)) {
    answerEmpty(http.response, 401);
    return;
  }
  const isFunction = (name: string) =>
    [...invoker.functions.values()].some((one) => one.name.toLowerCase() === name.toLowerCase());
  const status = (): HostStatus => ({
    id: hostId,
    state: 'Running',
    version,
    processUptime: Math.round(process.uptime() * 1000),
  });
  const served =
    serveStatus(http, status) ||
    (auth !== undefined && serveKeys(http, auth.keys, isFunction)) ||
    serveFunctions(http, invoker) ||
    serveInvocations(http, journal);
  if (!served) answerEmpty(http.response, 404);
}

/**
 * Checks the key first, for the same path that is then served, so that dot segments can't lead to another extension.
 */
function callWebhook(http: HttpRequest, { extensions, auth }: DispatcherOptions): void {
  const { request, response, target, host } = http;
  const url = URL.parse(target, `http://${host}`);
  const [, name] = /^\/runtime\/webhooks\/([^/]+)/i.exec(url?.pathname ?? '') ?? [];
  if (url === null) answerEmpty(response, 400);
  else if (auth && !auth.guard.allowsExtension(name ?? '', http)) answerEmpty(response, 401);
  else if (!extensions.some((extension) => extension.handle?.(request, response, url))) answerEmpty(response, 404);
}
