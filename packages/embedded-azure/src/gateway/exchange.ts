import type { IncomingMessage } from 'node:http';
import type { GatewayFault } from './gateway-fault.ts';
import type { RequestBody } from './proxy/request-body.ts';

/** Header names are lower-case. */
export type Headers = Record<string, string | string[] | undefined>;

export interface GatewayRequest {
  readonly method: string;
  /** As it was sent, with dot segments resolved, without the query. */
  readonly path: string;
  /** With its question mark; empty if there is none. */
  readonly search: string;
  readonly ipAddress: string;
  /** The headers that the backend will get. */
  readonly headers: Headers;
  readonly body: RequestBody;
}

export interface GatewayResponse {
  readonly status: number;
  /** The reason phrase; the default is the usual one. */
  readonly reason?: string;
  readonly headers: Headers;
  /** A stream comes from the backend and is passed on as it arrives. */
  readonly body: Buffer | IncomingMessage;
}

/** One request and its processing: `context` in expressions. */
export interface Exchange {
  /** When the request arrived: milliseconds since 1970. */
  readonly startedAt: number;
  readonly request: GatewayRequest;
  readonly variables: Map<string, unknown>;
  /** What policies still do when the response is there, before it is sent. */
  readonly whenAnswered: (() => void)[];
  /** The last request to the backend, and the status of its answer. */
  backend: { url: string; status: number | undefined } | undefined;
  response: GatewayResponse | undefined;
  lastError: GatewayFault | undefined;
  /** Aborts when the caller has left. */
  readonly gone: AbortSignal;
}
