import type { Binding, FunctionDefinition } from '../invocation.ts';
import { SystemError } from './core-errors.ts';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  LogCategory,
  LogLevel,
  ProgrammingModel,
} from './core-types.ts';
import { Disposable } from './disposable.ts';
import { Hooks } from './hooks.ts';

/** A function as the app registered it, with its callback. */
export interface RegisteredFunction {
  definition: FunctionDefinition;
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

export type Logger = (level: LogLevel, category: LogCategory, message: string) => void;

/** Everything that the app registered while it was loading. */
export class Registrations {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly hooks = new Hooks();
  model: ProgrammingModel | undefined;
  #locked = false;

  /** From now on functions can't be registered or removed. */
  lock(): void {
    this.#locked = true;
  }

  add(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (this.#locked) throw new SystemError('A function can only be registered during app startup.');
    const id = metadata.functionId ?? metadata.name;
    if (this.functions.has(id)) throw new SystemError(`A function with id "${id}" has already been registered.`);
    this.functions.set(id, { definition: define(id, metadata), metadata: { ...metadata, functionId: id }, callback });
    return new Disposable(() => {
      if (this.#locked) throw new SystemError('A function can only be disposed during app startup.');
      this.functions.delete(id);
    });
  }
}

/** The object that `require('@azure/functions-core')` gives to the app. */
export function coreApi(registrations: Registrations, log: Logger) {
  return {
    version: '3.10.1',
    hostVersion: '4.1037.0',
    Disposable,
    log,
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) => registrations.add(metadata, callback),
    registerHook: (name: string, callback: HookCallback) => registrations.hooks.register(name, callback),
    setProgrammingModel(model: ProgrammingModel) {
      registrations.model = model;
    },
    getProgrammingModel: () => registrations.model,
  };
}

function define(id: string, metadata: FunctionMetadata): FunctionDefinition {
  const found = Object.entries(metadata.bindings).find(([, binding]) => isTrigger(binding));
  if (!found) throw new SystemError(`Function "${metadata.name}" has no trigger.`);
  const [name, trigger] = found;
  const { bindings, retryOptions } = metadata;
  return { id, name: metadata.name, bindings, trigger: { ...trigger, name }, ...(retryOptions && { retryOptions }) };
}

function isTrigger(binding: Binding): boolean {
  return /trigger$/i.test(binding.type);
}
