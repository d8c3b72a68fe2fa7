import type { IncomingHttpHeaders } from 'node:http';
import type { OrchestrationEngine } from '../engine/orchestration-engine.ts';
import type { EntityId } from '../entities/entity-id.ts';
import type { InstanceRecord } from '../store/instance-record.ts';
import type { ManagementUrls } from './client-binding.ts';

/** The input of an operation of the HTTP API. */
export interface Call {
  engine: OrchestrationEngine;
  method: string;
  /** The route's parameters, percent-decoded. */
  parameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  url: URL;
  /** The whole body as text. */
  body: string;
  /** The URLs for one instance. */
  managementUrls(instanceId: string): ManagementUrls;
}

export interface Reply {
  status: number;
  /** Sent as JSON; nothing is sent if undefined. */
  body?: unknown;
  headers?: Record<string, string>;
}

export type Operation = (call: Call) => Promise<Reply> | Reply;

/** An error as ASP.NET's CreateErrorResponse writes it. */
export function errorReply(status: number, message: string): Reply {
  return { status, body: { Message: message } };
}

export function instanceOf({ engine, parameters }: Call): InstanceRecord | undefined {
  return engine.find(parameters['instanceId'] ?? '');
}

/** The entity in the route; `$` means an empty key. */
export function entityOf({ parameters }: Call): EntityId {
  const key = parameters['entityKey'] ?? '';
  return { name: parameters['entityName'] ?? '', key: key === '$' ? '' : key };
}

/** .NET's bool.TryParse of a query parameter. */
export function flag(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const value = query.get(name)?.trim().toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : fallback;
}

/** Seconds in a query parameter; undefined if they are missing or not a number. */
export function seconds(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  const number = value ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
