import type { HostExtension } from '../invocation.ts';
import { type HostStatus, serveAdmin } from './admin.ts';
import { answerEmpty } from './http-call.ts';
import type { HttpRequest } from './http-frontend.ts';
import type { HttpTrigger } from './http-trigger.ts';

export interface DispatcherOptions {
  httpTrigger: HttpTrigger;
  extensions: HostExtension[];
  hostId: string;
}

/** The Functions runtime that this host resembles. */
const version = '4.1037.0';

/**
 * Sends each request where it belongs. The host's own paths come first, and no function can have them; its home page
 * comes last (HomepageMiddleware): it stands only where no function does.
 */
export function dispatcher({ httpTrigger, extensions, hostId }: DispatcherOptions): (http: HttpRequest) => void {
  const status = (): HostStatus => ({
    id: hostId,
    state: 'Running',
    version,
    processUptime: Math.round(process.uptime() * 1000),
  });
  return (http) => {
    if (/^\/runtime\/webhooks\//i.test(http.path)) callWebhook(http, extensions);
    else if (!isHostsOwn(http, httpTrigger) || !serveAdmin(http, status)) httpTrigger.serve(http);
  };
}

function isHostsOwn(http: HttpRequest, httpTrigger: HttpTrigger): boolean {
  return /^\/admin\//i.test(http.path) || (http.path === '/' && !httpTrigger.has(http));
}

function callWebhook({ request, response, target, host }: HttpRequest, extensions: HostExtension[]): void {
  const url = URL.parse(target, `http://${host}`);
  if (url === null) answerEmpty(response, 400);
  else if (!extensions.some((extension) => extension.handle?.(request, response, url))) answerEmpty(response, 404);
}
