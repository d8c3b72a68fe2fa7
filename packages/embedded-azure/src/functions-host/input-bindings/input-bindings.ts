import type { Settings } from '../configuration/settings.ts';
import { CosmosClients } from '../connections/cosmos-clients.ts';
import { type FunctionDefinition, FunctionFailure, type InputValue, type InvocationOptions } from '../invocation.ts';
import { textOfFault } from '../text-of-fault.ts';
import { bindingDataOf } from './binding-data.ts';
import { cosmosInput } from './cosmos-input.ts';
import type { InputBinding } from './input-binding.ts';

/** Reads the values of input bindings with the official clients, before the function runs. */
export class InputBindings {
  readonly #bindings = new Map<string, ReadonlyMap<string, InputBinding>>();
  readonly #cosmos: CosmosClients;

  /** @throws HostConfigurationError naming function and fault */
  constructor(functions: Iterable<FunctionDefinition>, settings: Settings) {
    this.#cosmos = new CosmosClients(settings);
    for (const { id, name: functionName, bindings } of functions) {
      const owner = `function "${functionName}"`;
      const inputs = new Map<string, InputBinding>();
      for (const [name, binding] of Object.entries(bindings)) {
        const isInput = binding.direction !== 'out' && binding.type.toLowerCase() === 'cosmosdb';
        if (isInput) inputs.set(name, cosmosInput(binding, this.#cosmos, owner));
      }
      if (inputs.size > 0) this.#bindings.set(id, inputs);
    }
  }

  /**
   * Reads all inputs of a function at the same time.
   *
   * @throws FunctionFailure if one can't be read; the function does not run then
   */
  async read(
    definition: FunctionDefinition,
    triggerInputs: InputValue[],
    options: InvocationOptions,
  ): Promise<InputValue[]> {
    const bindings = this.#bindings.get(definition.id);
    if (!bindings) return [];
    const data = bindingDataOf(definition, triggerInputs, options);
    return await Promise.all(
      [...bindings].map(async ([name, binding]) => {
        try {
          return { name, data: await binding.read(data) };
        } catch (error) {
          throw asFailure(name, error);
        }
      }),
    );
  }

  close(): void {
    this.#cosmos.close();
  }
}

/** In the words of the WebJobs SDK. */
function asFailure(name: string, error: unknown): FunctionFailure {
  const fault = textOfFault(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return new FunctionFailure(`Exception binding parameter '${name}': ${fault}`, stack, { cause: error });
}
