import { AsyncLocalStorage } from 'node:async_hooks';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import type { Attributes } from './attributes.ts';
import { codeOf } from './code-of.ts';
import { messageOf } from './message-of.ts';
import { pickKnownAttributes } from './pick-known-attributes.ts';
import { redact } from './redact.ts';
import { Repeats } from './repeats.ts';
import { SCOPE } from './run-in-span.ts';

/** Where lines are printed: an invocation's context, which passes them to the host. */
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

/** Prints everything that `work` logs to `console`, with these properties. */
export function runWithLog<T>(console: Console, properties: Attributes, work: () => Promise<T>): Promise<T> {
  return scopes.run({ console, properties: { ...properties } }, work);
}

/** Adds properties to all further lines of the current scope, for example ids that are known only later. */
export function markLog(properties: Attributes): void {
  const scope = scopes.getStore();
  if (scope) Object.assign(scope.properties, properties);
}

const severities = { info: SeverityNumber.INFO, warn: SeverityNumber.WARN, error: SeverityNumber.ERROR };

let isVerbose = false;
const repeats = new Repeats();

/** @param isVerbose whether repeated lines and stacks are printed each time */
export function setLog(options: { isVerbose: boolean }): void {
  isVerbose = options.isVerbose;
}

/**
 * Logs one line for operators, to the host's console and to AppTraces. An error also goes to AppExceptions. Describe
 * what happened in our own words and put ids in `properties`: a message that holds a partner's input is a leak.
 */
export const log = {
  info: (message: string, properties?: Attributes) => write('info', message, undefined, properties),
  warn: (message: string, properties?: Attributes) => write('warn', message, undefined, properties),
  error: (message: string, error: unknown, properties?: Attributes) => write('error', message, error, properties),
};

function write(level: keyof typeof severities, message: string, error: unknown, properties: Attributes = {}): void {
  const scope = scopes.getStore();
  const text = redact(message);
  const exception = error === undefined ? undefined : toException(error);
  const code = exception && { 'error.code': codeOf(error) };
  const attributes = { ...scope?.properties, ...code, ...properties };
  if (scope) print(scope.console, level, toLine(text, exception, attributes), exception?.['exception.stacktrace']);
  const known = pickKnownAttributes(attributes);
  const record = { severityNumber: severities[level], body: text, attributes: known };
  logs.getLogger(SCOPE).emit(record);
  if (exception) logs.getLogger(SCOPE).emit({ ...record, attributes: { ...known, ...exception } });
}

/** Telemetry gets every line, the console only what is new. */
function print(console: Console, level: keyof typeof severities, line: string, stack: string | undefined): void {
  const now = performance.now();
  const { isPrinted, left } = repeats.admit(`${level} ${line}`, now);
  if (!isPrinted && !isVerbose) return;
  const more = left > 0 && !isVerbose ? ` (and ${left} more like this)` : '';
  const [frames = ''] = /\n\s+at .*/s.exec(stack ?? '') ?? [];
  const isNew = isNewStack(frames);
  console[level](`${line}${more}${isNew || isVerbose ? frames : ''}`);
}

const MOST_STACKS = 500;
const stacks = new Set<string>();

/** Errors thrown at the same place have the same stack each time. */
function isNewStack(frames: string): boolean {
  const [, from = ''] = frames.split('\n');
  if (from === '' || stacks.has(from) || stacks.size >= MOST_STACKS) return false;
  stacks.add(from);
  return true;
}

/** The names that the attributes have in a printed line. */
const shown = {
  'order.id': 'order',
  'partner.id': 'partner',
  'event.id': 'event',
  'step.name': 'step',
  'step.attempt': 'attempt',
  'message.attempt': 'attempt',
  'error.code': 'code',
  'request.id': 'request',
} as const satisfies Partial<Record<keyof Attributes, string>>;

function toLine(text: string, exception: ReturnType<typeof toException> | undefined, attributes: Attributes): string {
  const [because = ''] = exception?.['exception.message'].split('\n') ?? [];
  const marks = Object.entries(shown).flatMap(([name, short]) => {
    const value = attributes[name as keyof typeof shown];
    return value === undefined ? [] : [`${short}=${value}`];
  });
  return `${text}${because === '' ? '' : `: ${because}`}${marks.length > 0 ? `  ${marks.join(' ')}` : ''}`;
}

/** The attribute names of OpenTelemetry, from which Azure Monitor makes an exception. The stack includes the causes. */
function toException(error: unknown) {
  return {
    'exception.type': error instanceof Error ? error.name : 'Error',
    'exception.message': redact(messageOf(error)),
    'exception.stacktrace': redact(stackOf(error)),
  };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\n  cause: ${stackOf(error.cause)}`;
}
