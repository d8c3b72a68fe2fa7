import type { FunctionDefinition, InputValue, InvocationOptions, TypedData } from '../invocation.ts';
import type { BindingData } from './binding-expression.ts';

/**
 * The values for binding expressions of an invocation: the trigger's metadata, overridden by the properties of a
 * trigger value that is a JSON object (WorkerFunctionInvoker.TransformInput of azure-functions-host).
 */
export function bindingDataOf(
  { trigger }: FunctionDefinition,
  inputs: readonly InputValue[],
  { bindingData, triggerMetadata = {} }: InvocationOptions,
): BindingData {
  const data = new CaselessMap(bindingData?.() ?? []);
  if (!bindingData) for (const [name, value] of Object.entries(triggerMetadata)) data.set(name, plain(value));
  const text = inputs.find(({ name }) => name === trigger.name)?.data.string;
  for (const [name, value] of jsonProperties(text)) data.set(name, value);
  return data;
}

/**
 * The properties of a JSON object as binding data: numbers and booleans become text, arrays and nulls are left out. Any
 * other text has none (Utility.ApplyBindingData).
 */
export function jsonProperties(text: string | undefined): [string, unknown][] {
  if (text === undefined || !text.trimStart().startsWith('{')) return [];
  try {
    return Object.entries(JSON.parse(text)).flatMap(([name, value]) => {
      if (value === null || Array.isArray(value)) return [];
      return [
        [name, typeof value === 'boolean' ? capitalised(value) : typeof value === 'number' ? String(value) : value],
      ];
    });
  } catch {
    return [];
  }
}

class CaselessMap implements BindingData {
  readonly #values = new Map<string, unknown>();

  constructor(entries: Iterable<readonly [string, unknown]>) {
    for (const [name, value] of entries) this.set(name, value);
  }

  get(name: string): unknown {
    return this.#values.get(name.toLowerCase());
  }

  set(name: string, value: unknown): void {
    this.#values.set(name.toLowerCase(), value);
  }
}

function plain(data: TypedData): unknown {
  return data.json === undefined ? (data.string ?? data.int ?? data.double) : JSON.parse(data.json);
}

/** Writes a boolean like .NET. */
function capitalised(value: boolean): string {
  return value ? 'True' : 'False';
}
