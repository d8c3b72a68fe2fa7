import { join } from 'node:path';
import type { HttpLimits } from '../http/request-queue.ts';
import { HostConfigurationError } from '../invocation.ts';
import { overrideHostJson } from './overrides.ts';
import { readJsonFile } from './read-json-file.ts';
import type { Section } from './section.ts';
import type { Environment } from './settings.ts';

export interface ServiceBusHostOptions {
  maxConcurrentCalls: number;
  autoCompleteMessages: boolean;
  /** Milliseconds. */
  maxAutoLockRenewalDuration: number;
  /** Of triggers with `isSessionsEnabled`. */
  sessions: {
    maxConcurrentSessions: number;
    maxConcurrentCallsPerSession: number;
    /** Milliseconds. */
    sessionIdleTimeout: number;
  };
  /** Of triggers with cardinality `many`. */
  batch: {
    maxMessageBatchSize: number;
    minMessageBatchSize: number;
    /** Milliseconds. */
    maxBatchWaitTime: number;
  };
}

/**
 * The settings that the host uses from host.json, with Azure's defaults
 * (https://learn.microsoft.com/azure/azure-functions/functions-host-json).
 */
export interface HostJson {
  /** Without slashes at start and end; may be empty. */
  routePrefix: string;
  /** Unlimited unless the file sets limits, as under `func start` and on every plan except Windows Consumption. */
  httpLimits: HttpLimits;
  /** Milliseconds; undefined for no limit. */
  functionTimeout: number | undefined;
  /** `telemetryMode` is `OpenTelemetry`: the host takes part in traces instead of reporting to Application Insights. */
  openTelemetry: boolean;
  serviceBus: ServiceBusHostOptions;
  /** `extensions.durableTask` unchanged, for the Durable extension to read. */
  durableTask: Record<string, unknown>;
  /** Paths of the keys that have no effect here. */
  ignored: string[];
}

const MINUTES = 60_000;

/**
 * @param environment its `AzureFunctionsJobHost__…` settings take precedence over the file
 * @throws HostConfigurationError naming the file and the fault
 */
export function readHostJson(scriptRoot: string, environment: Environment = {}): HostJson {
  const file = join(scriptRoot, 'host.json');
  const root = readJsonFile(file, (content) => overrideHostJson(content, environment));
  if (!root) throw new HostConfigurationError(`${file}: missing; a function app needs one`);
  if (root.text('version') !== '2.0') throw new HostConfigurationError(`${file}: "version" must be "2.0"`);
  root.raw('$schema');
  const extensions = root.section('extensions');
  const durableTask = extensions.section('durableTask');
  const http = extensions.section('http');
  const values = {
    routePrefix: (http.text('routePrefix') ?? 'api').replaceAll(/^\/+|\/+$/g, ''),
    httpLimits: {
      maxOutstandingRequests: readLimit(http, 'maxOutstandingRequests'),
      maxConcurrentRequests: readLimit(http, 'maxConcurrentRequests'),
    },
    functionTimeout:
      root.raw('functionTimeout') === '-1' ? undefined : (root.timeSpan('functionTimeout') ?? 30 * MINUTES),
    openTelemetry: root.text('telemetryMode')?.toLowerCase() === 'opentelemetry',
    serviceBus: readServiceBus(extensions.section('serviceBus')),
    durableTask: Object.fromEntries(durableTask.entries()),
  };
  return { ...values, ignored: root.unread() };
}

/** -1 means no limit. */
function readLimit(section: Section, key: string): number {
  const isNone = ['-1', 'undefined'].includes(String(section.raw(key)));
  return isNone ? Infinity : (section.integer(key, 1, 2 ** 31 - 1) ?? Infinity);
}

function readServiceBus(section: Section): ServiceBusHostOptions {
  return {
    maxConcurrentCalls: section.integer('maxConcurrentCalls', 1, 100_000) ?? 16,
    autoCompleteMessages: section.flag('autoCompleteMessages') ?? true,
    maxAutoLockRenewalDuration: section.timeSpan('maxAutoLockRenewalDuration') ?? 5 * MINUTES,
    sessions: {
      maxConcurrentSessions: section.integer('maxConcurrentSessions', 1, 100_000) ?? 8,
      maxConcurrentCallsPerSession: section.integer('maxConcurrentCallsPerSession', 1, 100_000) ?? 1,
      // If it is not set, the .NET client's timeout for one attempt (ServiceBusRetryOptions.TryTimeout).
      sessionIdleTimeout: section.timeSpan('sessionIdleTimeout') ?? MINUTES,
    },
    batch: readBatch(section),
  };
}

function readBatch(section: Section): ServiceBusHostOptions['batch'] {
  const maxMessageBatchSize = section.integer('maxMessageBatchSize', 1, 100_000) ?? 1000;
  return {
    maxMessageBatchSize,
    minMessageBatchSize: section.integer('minMessageBatchSize', 1, maxMessageBatchSize) ?? 1,
    maxBatchWaitTime: section.timeSpan('maxBatchWaitTime') ?? MINUTES / 2,
  };
}
