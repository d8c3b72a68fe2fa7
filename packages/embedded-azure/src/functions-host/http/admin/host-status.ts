import type { HttpRequest } from '../http-frontend.ts';
import { answerJson } from './admin-reply.ts';

export interface HostStatus {
  id: string;
  state: 'Running';
  version: string;
  processUptime: number;
}

/** Answers what needs no key: the home page and the ping. @returns false if the path is neither */
export function serveOpenPages({ request, response, path }: HttpRequest): boolean {
  const read = request.method === 'GET' || request.method === 'HEAD';
  const name = path.toLowerCase().replace(/\/$/, '');
  if (name === '/admin/host/ping' && (read || request.method === 'POST')) {
    response.writeHead(200, { 'content-length': '0' }).end();
    return true;
  }
  if (name === '' && read) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Your Functions 4.0 app is up and running\n');
    return true;
  }
  return false;
}

/** `GET admin/host/status`. @returns false if the request is another */
export function serveStatus({ request, response, path }: HttpRequest, status: () => HostStatus): boolean {
  const read = request.method === 'GET' || request.method === 'HEAD';
  if (!read || !/^\/admin\/host\/status\/?$/i.test(path)) return false;
  answerJson(response, 200, status());
  return true;
}
