import { ReadOnlyError, SystemRangeError } from './core-errors.ts';
import type { FunctionCallback, HookCallback, HookName, LogCategory, LogLevel } from './core-types.ts';
import { Disposable } from './disposable.ts';

const names: readonly HookName[] = ['appStart', 'appTerminate', 'preInvocation', 'postInvocation', 'log'];

/** The hooks that the app registered, run in the order of their registration. */
export class Hooks {
  readonly #callbacks = new Map<string, HookCallback[]>(names.map((name) => [name, []]));
  /** Shared by every hook of the app, invocations included. */
  readonly appHookData: Record<string, unknown> = {};
  /** Shared by the appStart and appTerminate hooks only. */
  readonly appOnlyHookData: Record<string, unknown> = {};

  /** @throws SystemRangeError for a hook that this host does not know */
  register(name: string, callback: HookCallback): Disposable {
    const callbacks = this.#callbacks.get(name);
    if (!callbacks) throw new SystemRangeError(`Unrecognized hook "${name}"`);
    callbacks.push(callback);
    return new Disposable(() => {
      const index = callbacks.indexOf(callback);
      if (index >= 0) callbacks.splice(index, 1);
    });
  }

  has(name: HookName): boolean {
    return this.of(name).length > 0;
  }

  async run(name: HookName, context: unknown): Promise<void> {
    for (const callback of [...this.of(name)]) await callback(context);
  }

  /** Log hooks are synchronous, because a line is printed at once. */
  runLog(context: LogContext): void {
    for (const callback of this.of('log')) callback(context);
  }

  private of(name: HookName): HookCallback[] {
    return this.#callbacks.get(name) ?? [];
  }
}

/** Fields that hooks may read but not replace. */
class HookContext {
  readonly #hookData: Record<string, unknown>;
  readonly #appHookData: Record<string, unknown>;

  constructor(hookData: Record<string, unknown>, appHookData: Record<string, unknown>) {
    this.#hookData = hookData;
    this.#appHookData = appHookData;
  }

  get hookData() {
    return this.#hookData;
  }

  set hookData(_value) {
    throw new ReadOnlyError('hookData');
  }

  get appHookData() {
    return this.#appHookData;
  }

  set appHookData(_value) {
    throw new ReadOnlyError('appHookData');
  }
}

class InvocationHookContext extends HookContext {
  readonly #invocationContext: unknown;
  inputs: unknown[];

  constructor(
    hookData: Record<string, unknown>,
    appHookData: Record<string, unknown>,
    invocationContext: unknown,
    inputs: unknown[],
  ) {
    super(hookData, appHookData);
    this.#invocationContext = invocationContext;
    this.inputs = inputs;
  }

  get invocationContext() {
    return this.#invocationContext;
  }

  set invocationContext(_value) {
    throw new ReadOnlyError('invocationContext');
  }
}

export class AppContext extends HookContext {
  readonly functionAppDirectory: string;

  constructor(hooks: Hooks, functionAppDirectory: string) {
    super(hooks.appOnlyHookData, hooks.appHookData);
    this.functionAppDirectory = functionAppDirectory;
  }
}

/** A hook may replace the inputs and the callback. */
export class PreInvocationContext extends InvocationHookContext {
  functionCallback: FunctionCallback;

  constructor(
    hookData: Record<string, unknown>,
    appHookData: Record<string, unknown>,
    invocationContext: unknown,
    inputs: unknown[],
    callback: FunctionCallback,
  ) {
    super(hookData, appHookData, invocationContext, inputs);
    this.functionCallback = callback;
  }
}

/** A hook may replace the result, and set or clear the error. */
export class PostInvocationContext extends InvocationHookContext {
  result: unknown = null;
  error: unknown = null;
}

/** A hook may change level and message. That affects the user's lines, not the system's. */
export class LogContext {
  level: LogLevel;
  message: string;
  readonly #category: LogCategory;
  readonly #invocationContext: unknown;
  readonly #hookData: Record<string, unknown> = {};

  constructor(level: LogLevel, category: LogCategory, message: string, invocationContext: unknown) {
    this.level = level;
    this.message = message;
    this.#category = category;
    this.#invocationContext = invocationContext;
  }

  get hookData() {
    return this.#hookData;
  }

  set hookData(_value) {
    throw new ReadOnlyError('hookData');
  }

  get category() {
    return this.#category;
  }

  set category(_value) {
    throw new ReadOnlyError('category');
  }

  get invocationContext() {
    return this.#invocationContext;
  }

  set invocationContext(_value) {
    throw new ReadOnlyError('invocationContext');
  }
}
