import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './reply.ts';

/** One request, fully read. */
export interface SimulatorRequest {
  readonly method: string;
  /** The path as it was sent, without the query. */
  readonly path: string;
  /** The decoded values of the route's `{name}` segments. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as text; empty if there was none. */
  readonly body: string;
  /** Waits until the client has gone or the server closes, whichever comes first. */
  gone(): Promise<void>;
  /** Waits `ms` milliseconds. Returns `false` if the server closed meanwhile; then nothing may be written any more. */
  pause(ms: number): Promise<boolean>;
}

export type Handler = (request: SimulatorRequest) => Answer | Promise<Answer>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/v1/things/{id}` */
  readonly path: string;
  readonly handle: Handler;
}
