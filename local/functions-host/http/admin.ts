import type { HttpRequest } from './http-frontend.ts';

export interface HostStatus {
  id: string;
  state: 'Running';
  version: string;
  processUptime: number;
}

/** Answers the host's own endpoints. @returns false if the path is none of them */
export function serveAdmin({ request, response, path }: HttpRequest, status: () => HostStatus): boolean {
  const read = request.method === 'GET' || request.method === 'HEAD';
  const name = path.toLowerCase().replace(/\/$/, '');
  if (name === '/admin/host/ping' && (read || request.method === 'POST')) {
    response.writeHead(200, { 'content-length': '0' }).end();
    return true;
  }
  if (name === '/admin/host/status' && read) {
    const body = JSON.stringify(status());
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
    return true;
  }
  if (name === '' && read) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Your Functions 4.0 app is up and running\n');
    return true;
  }
  return false;
}
