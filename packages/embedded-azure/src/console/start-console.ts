import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { type ErrorWording, serve } from '@partner-orders/loopback-server/http/serve';
import { z } from 'zod';
import { ConsoleFault } from './console-fault.ts';
import type { ConsolePart } from './console-part.ts';
import { refuseForeign } from './refuse-foreign.ts';

/** The files of the page by name, `index.html` among them. */
export type PageFiles = ReadonlyMap<string, Uint8Array>;

export interface ConsoleOptions {
  /** 0 chooses a free one. */
  port: number;
  parts: readonly ConsolePart[];
  /** Called for each load of the page, so that it can be built again after a change. */
  page: () => Promise<PageFiles>;
  /** Origins that the page may show in a frame. */
  frames?: readonly string[];
}

export interface Console {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the console: one page, and below `/api` what its panels need. Only this machine reaches it, and only its own page
 * may call it.
 *
 * @throws PortInUseError
 */
export async function startConsole({ port, parts, page, frames = [] }: ConsoleOptions): Promise<Console> {
  let hosts: string[] = [];
  let files: PageFiles = new Map();
  const index = async (): Promise<Reply> => {
    files = await page();
    return fileReply(files, 'index.html');
  };
  const asset: Route = {
    method: 'GET',
    path: '/assets/{name}',
    handle: async ({ parameters: { name = '' } }) => {
      if (files.size === 0) files = await page();
      return fileReply(files, name);
    },
  };
  const routes = [...parts.flatMap((part) => part.routes), asset, ...pages(index)];
  const server = await serve({
    name: 'the console',
    port,
    routes,
    wording,
    refuse: (request) => refuseForeign(request, hosts),
    headers: headersWith(frames),
  });
  hosts = [`127.0.0.1:${server.port}`, `localhost:${server.port}`];
  return {
    url: server.url,
    async close() {
      await server.close();
      // One that can't close must not keep the others open.
      const closed = await Promise.allSettled(parts.map(async (part) => part.close?.()));
      for (const outcome of closed) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}

/** Every path that a panel may have is the same page, which shows the panel by itself: up to four segments. */
function pages(index: () => Promise<Reply>): Route[] {
  return ['/', '/{a}', '/{a}/{b}', '/{a}/{b}/{c}', '/{a}/{b}/{c}/{d}'].map((path) => ({
    method: 'GET',
    path,
    handle: ({ path: asked }) => (asked.startsWith('/api/') ? wording.unrouted('GET', asked, []) : index()),
  }));
}

function headersWith(frames: readonly string[]): Record<string, string> {
  const framed = frames.length > 0 ? frames.join(' ') : "'none'";
  return {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-src ${framed}; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  map: 'application/json',
};

function fileReply(files: PageFiles, name: string): Reply {
  const bytes = files.get(name);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
  if (bytes === undefined || type === undefined) return { status: 404, body: { error: `there is no ${name}` } };
  return { status: 200, file: { type, bytes } };
}

const wording: ErrorWording = {
  unrouted: (method, path, allowed) =>
    allowed.length > 0
      ? { status: 405, headers: { allow: allowed.join(', ') }, body: { error: `${path} doesn’t take ${method}` } }
      : { status: 404, body: { error: `there is no ${path}` } },
  tooLarge: (limit) => ({ status: 413, body: { error: `a body has at most ${limit} bytes` } }),
  failed(error) {
    if (error instanceof ConsoleFault) return { status: error.status, body: { error: error.message } };
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    return { status: 500, body: { error: error instanceof Error ? error.message : String(error) } };
  },
};
