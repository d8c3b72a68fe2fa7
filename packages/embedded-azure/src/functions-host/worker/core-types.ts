import type { Binding, InvocationOptions, InvocationResult } from '../invocation.ts';
import type { InvocationTrace } from './trace-context.ts';

/**
 * The part of the module `@azure/functions-core` that @azure/functions 4.16.5 uses. In Azure the Node.js worker
 * provides that module; here `core-api.ts` does.
 */

export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

/** `user` is what a handler logged through its context, `system` what the library says. */
export type LogCategory = 'user' | 'system' | 'customMetric';

export type FunctionCallback = (...inputs: unknown[]) => unknown;

export type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation' | 'log';

export type HookCallback = (context: unknown) => unknown;

/** The argument of `registerFunction`. The bindings are as the app wrote them, before settings are resolved. */
export interface FunctionMetadata {
  name: string;
  functionId?: string;
  bindings: Record<string, Binding>;
  retryOptions?: Record<string, unknown>;
}

export type InvocationState = 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;

/** The programming model's data of one invocation. The library reads `state` to warn about late logging. */
export interface CoreInvocationContext {
  invocationId: string;
  metadata: FunctionMetadata;
  state: InvocationState;
  request: {
    invocationId: string;
    functionId: string;
    inputData: unknown[];
    triggerMetadata: NonNullable<InvocationOptions['triggerMetadata']>;
    traceContext: InvocationTrace;
    retryContext: InvocationOptions['retryContext'];
  };
  log(level: LogLevel, category: LogCategory, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResult>;
}

export interface ProgrammingModel {
  name: string;
  version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel | Promise<InvocationModel>;
  getCapabilities?(defaults: Record<string, string>): Promise<Record<string, string>>;
}
