import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type FunctionDefinition, FunctionFailure, HostConfigurationError, type HostExtension } from '../invocation.ts';
import type { KeyGuard } from '../keys/key-guard.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import { textOfFault } from '../text-of-fault.ts';
import type { Worker } from '../worker/worker.ts';
import { answerEmpty, type HttpCall } from './http-call.ts';
import type { HttpRequest } from './http-frontend.ts';
import { type RouteMatch, Router } from './router.ts';
import { serveBuffered } from './serve-buffered.ts';
import { serveStreamed } from './serve-streamed.ts';

export interface HttpTriggerOptions {
  worker: Worker;
  routePrefix: string;
  /** Undefined if keys are not enforced. */
  guard?: KeyGuard | undefined;
  /** Called for an error that no function caused. */
  onError(error: unknown): void;
}

/** Azure's limit of a request's body (FUNCTIONS_REQUEST_BODY_SIZE_LIMIT). */
const bodyLimit = 104_857_600;
const reservedPrefixes = ['admin', 'runtime'];

/** Serves the HTTP functions: route, check the key if keys are enforced, invoke, answer. */
export class HttpTrigger implements HostExtension {
  readonly #worker: Worker;
  readonly #router: Router<FunctionDefinition>;
  readonly #streamed: boolean;
  readonly #guard: KeyGuard | undefined;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Set<HttpCall>();
  #draining = false;
  #drained: (() => void) | undefined;

  /** @throws HostConfigurationError for a route that is wrong or taken by the host itself */
  constructor({ worker, routePrefix, guard, onError }: HttpTriggerOptions) {
    this.#worker = worker;
    this.#guard = guard;
    this.#onError = onError;
    this.#streamed = worker.capabilities['HttpUri'] !== undefined;
    try {
      this.#router = new Router(httpRoutes(worker.functions.values(), routePrefix));
    } catch (error) {
      throw new HostConfigurationError(textOfFault(error), { cause: error });
    }
  }

  async start(): Promise<void> {}

  /** Answers 503 from now on. Resolves when the running requests are answered or `deadline` has passed. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#draining = true;
    for (const { response } of this.#running) response.shouldKeepAlive = false;
    if (this.#running.size === 0) return;
    const drained = new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
    await beforeDeadline(drained, deadline);
  }

  /** Whether a function has this route. */
  has({ request, path }: HttpRequest): boolean {
    return this.#match(request.method ?? '', path) !== undefined;
  }

  serve(http: HttpRequest): void {
    const { request, response, path, target, host } = http;
    const match = this.#match(request.method ?? '', path);
    if (match === undefined) {
      answerEmpty(response, 404);
    } else if (this.#guard && !this.#guard.allows(match.target, http)) {
      refuse(response, 401);
    } else if (Number(request.headers['content-length'] ?? 0) > bodyLimit) {
      refuse(response, 413);
    } else if (this.#draining) {
      refuse(response, 503);
    } else {
      const { target: definition, parameters } = match;
      this.#begin({ request, response, definition, parameters, invocationId: randomUUID(), host, target });
    }
  }

  #match(method: string, path: string): RouteMatch<FunctionDefinition> | undefined {
    return this.#router.match(method, path);
  }

  #begin(call: HttpCall): void {
    this.#running.add(call);
    this.#serve(call).finally(() => {
      this.#running.delete(call);
      if (this.#running.size === 0) this.#drained?.();
    });
  }

  async #serve(call: HttpCall): Promise<void> {
    const { response } = call;
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    // Ignore errors of writing to a client that has left.
    response.on('error', () => {});
    try {
      await (this.#streamed ? serveStreamed(this.#worker, call) : serveBuffered(this.#worker, call));
    } catch (error) {
      // The worker has logged a function's failure, and a client that left needs no answer.
      if (!(error instanceof FunctionFailure) && !response.destroyed) this.#onError(error);
      answerEmpty(response, 500);
    }
    await closed;
  }
}

/** `<method list> <url>` of an HTTP function, for the list that is printed at start. */
export function describeRoute(definition: FunctionDefinition, baseUrl: string, routePrefix: string): string {
  return `[${methodsOf(definition).join(',')}] ${baseUrl}/${templateOf(definition, routePrefix)}`;
}

function httpRoutes(functions: Iterable<FunctionDefinition>, routePrefix: string) {
  return [...functions]
    .filter((definition) => definition.trigger.type.toLowerCase() === 'httptrigger')
    .map((definition) => {
      const template = templateOf(definition, routePrefix);
      const [first = ''] = template.toLowerCase().split('/');
      if (reservedPrefixes.includes(first)) {
        throw new Error(`function "${definition.name}": the route "${template}" conflicts with the host's own routes`);
      }
      return { name: definition.name, template, methods: methodsOf(definition), target: definition };
    });
}

function templateOf({ name, trigger }: FunctionDefinition, routePrefix: string): string {
  const route = typeof trigger['route'] === 'string' && trigger['route'] !== '' ? trigger['route'] : name;
  return [routePrefix, route.replace(/^\/+/, '')].filter((part) => part !== '').join('/');
}

function methodsOf({ trigger }: FunctionDefinition): string[] {
  const { methods } = trigger;
  return Array.isArray(methods) ? methods.filter((method) => typeof method === 'string') : [];
}

/** Also closes the connection, because the request's body will not be read. */
function refuse(response: ServerResponse, status: number): void {
  response.shouldKeepAlive = false;
  answerEmpty(response, status);
}
