import { AsyncLocalStorage } from 'node:async_hooks';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import type { Attributes } from './attributes.ts';
import { SCOPE } from './in-span.ts';
import { redact } from './redact.ts';

/** Where lines are printed: an invocation's context, which hands them to its host. */
export interface Console {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

interface LogScope {
  console: Console;
  properties: Attributes;
}

const scopes = new AsyncLocalStorage<LogScope>();

/** Has all that `work` logs printed there, and marked with these properties. */
export function withLog<T>(console: Console, properties: Attributes, work: () => Promise<T>): Promise<T> {
  return scopes.run({ console, properties: { ...properties } }, work);
}

/** Adds to what marks every line of what runs now: ids that are known only later. */
export function markLog(properties: Attributes): void {
  const scope = scopes.getStore();
  if (scope) Object.assign(scope.properties, properties);
}

const severities = { info: SeverityNumber.INFO, warn: SeverityNumber.WARN, error: SeverityNumber.ERROR };

/**
 * One line for whoever runs the app: to its host's console, and to AppTraces; with an error to AppExceptions. Say what
 * happened in words of ours and put ids in `properties`: a message that holds what a partner sent is a leak.
 */
export const log = {
  info: (message: string, properties?: Attributes) => write('info', message, undefined, properties),
  warn: (message: string, properties?: Attributes) => write('warn', message, undefined, properties),
  error: (message: string, error: unknown, properties?: Attributes) => write('error', message, error, properties),
};

function write(level: keyof typeof severities, message: string, error: unknown, properties: Attributes = {}): void {
  const scope = scopes.getStore();
  const text = redact(message);
  const exception = error === undefined ? undefined : exceptionOf(error);
  scope?.console[level](exception ? `${text}: ${exception['exception.stacktrace']}` : text);
  const attributes = { ...scope?.properties, ...properties };
  const record = { severityNumber: severities[level], body: text, attributes };
  logs.getLogger(SCOPE).emit(record);
  if (exception) logs.getLogger(SCOPE).emit({ ...record, attributes: { ...attributes, ...exception } });
}

/** As OpenTelemetry names it, which Azure Monitor makes an exception of. The causes are part of the trace. */
function exceptionOf(error: unknown) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return {
    'exception.type': name,
    'exception.message': redact(message),
    'exception.stacktrace': redact(stackOf(error)),
  };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\n  cause: ${stackOf(error.cause)}`;
}
