import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The interface between the Functions host and its extensions (HTTP, Service Bus, Cosmos DB, timer, Durable). The
 * shapes are those of the host's wire protocol to a language worker (azure-functions-language-worker-protobuf).
 */

/** One value into or out of a function. Exactly one field is set; none means null. */
export interface TypedData {
  string?: string;
  json?: string;
  bytes?: Uint8Array;
  int?: number | string;
  double?: number;
  http?: Record<string, unknown>;
  collectionString?: { string: string[] };
  collectionBytes?: { bytes: Uint8Array[] };
}

export interface Binding {
  type: string;
  direction?: string;
  [property: string]: unknown;
}

/** A function as the app registered it. */
export interface FunctionDefinition {
  id: string;
  name: string;
  bindings: Record<string, Binding>;
  /** The trigger's binding, with the name it is bound to. */
  trigger: Binding & { name: string };
  retryOptions?: Record<string, unknown>;
}

export interface InputValue {
  name: string;
  data: TypedData;
}

export interface RetryContext {
  retryCount: number;
  maxRetryCount: number;
  exception: { message: string; stackTrace: string; source: string };
}

/** A position in a trace (https://www.w3.org/TR/trace-context/). */
export interface TraceContext {
  traceParent: string;
  traceState?: string;
}

export interface InvocationOptions {
  invocationId?: string;
  triggerMetadata?: Record<string, TypedData>;
  retryContext?: RetryContext;
  /** The caller's trace: the invocation is a child of it. */
  traceContext?: TraceContext;
  /** The values for binding expressions, if they are not the trigger metadata. */
  bindingData?(): [name: string, value: unknown][];
  /** Why it runs, for the log line `Executing 'Functions.x' (Reason='…', Id=…)`. */
  reason?: string;
}

export interface InvocationResult {
  returnValue?: TypedData | null;
  outputData?: InputValue[];
}

/** What a function threw, as the host sees it: message and stack, but not the object. */
export class FunctionFailure extends Error {
  override name = 'FunctionFailure';
  readonly remoteMessage: string;
  readonly remoteStack: string;

  constructor(remoteMessage: string, remoteStack: string, options?: ErrorOptions) {
    super(remoteMessage, options);
    this.remoteMessage = remoteMessage;
    this.remoteStack = remoteStack;
  }
}

/** Runs functions of the app, with hooks, input bindings of every extension, output bindings and log lines. */
export interface FunctionInvoker {
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** @throws FunctionFailure when the function threw */
  invoke(definition: FunctionDefinition, inputs: InputValue[], options?: InvocationOptions): Promise<InvocationResult>;
}

/** Serves one family of triggers and bindings. */
export interface HostExtension {
  /** Called when the functions are loaded: start to listen. */
  start(): Promise<void>;
  /** Accepts no new work, and resolves when the running work has ended or `deadline` has passed. */
  stop(deadline: AbortSignal): Promise<void>;
  /** Values for this extension's input bindings of a function that another extension triggers. */
  inputs?(definition: FunctionDefinition): InputValue[];
  /** Answers a request under `/runtime/webhooks/<extension>`; false if the path is not this extension's. */
  handle?(request: IncomingMessage, response: ServerResponse, url: URL): boolean;
}

/** An error in the app or its settings. Its one-line message names file and fault. */
export class HostConfigurationError extends Error {
  override name = 'HostConfigurationError';
}
