import type { Settings } from '../configuration/settings.ts';
import { CosmosClients } from '../connections/cosmos-clients.ts';
import { ServiceBusClients } from '../connections/service-bus-clients.ts';
import { type Binding, type FunctionDefinition, FunctionFailure, type InvocationResult } from '../invocation.ts';
import { textOfFault } from '../text-of-fault.ts';
import { cosmosOutput } from './cosmos-output.ts';
import type { OutputBinding } from './output-binding.ts';
import { outputValues } from './output-values.ts';
import { serviceBusOutput } from './service-bus-output.ts';

/** The key under which the library registers `return`. */
const RETURN = '$return';

/** Writes the values of functions' output bindings with the official clients. */
export class OutputBindings {
  readonly #bindings = new Map<string, ReadonlyMap<string, OutputBinding>>();
  readonly #bus: ServiceBusClients;
  readonly #cosmos: CosmosClients;

  /** @throws HostConfigurationError naming function and fault */
  constructor(functions: Iterable<FunctionDefinition>, settings: Settings) {
    this.#bus = new ServiceBusClients(settings);
    this.#cosmos = new CosmosClients(settings);
    for (const definition of functions) {
      const owner = `function "${definition.name}"`;
      const outputs = new Map<string, OutputBinding>();
      for (const [name, binding] of Object.entries(definition.bindings)) {
        const output = this.#open(binding, owner);
        if (output) outputs.set(name, output);
      }
      if (outputs.size > 0) this.#bindings.set(definition.id, outputs);
    }
  }

  /**
   * Writes an invocation's outputs: all bindings at the same time, the values of each in their order.
   *
   * @throws FunctionFailure if one can't be written; the invocation has failed then, though others may be written
   */
  async write({ id }: FunctionDefinition, { returnValue, outputData = [] }: InvocationResult): Promise<void> {
    const outputs = this.#bindings.get(id);
    if (!outputs) return;
    const data = returnValue ? [...outputData, { name: RETURN, data: returnValue }] : outputData;
    await Promise.all(
      data.map(async (value) => {
        try {
          await outputs.get(value.name)?.write(outputValues(value.data));
        } catch (error) {
          throw asFailure(value.name, error);
        }
      }),
    );
  }

  async close(): Promise<void> {
    this.#cosmos.close();
    await this.#bus.close();
  }

  #open(binding: Binding, owner: string): OutputBinding | undefined {
    if (binding.direction !== 'out') return undefined;
    switch (binding.type.toLowerCase()) {
      case 'servicebus':
        return serviceBusOutput(binding, this.#bus, owner);
      case 'cosmosdb':
        return cosmosOutput(binding, this.#cosmos, owner);
      default:
        return undefined;
    }
  }
}

/** In the words of the WebJobs SDK. */
function asFailure(name: string, error: unknown): FunctionFailure {
  const fault = textOfFault(error);
  const message = `Error while handling parameter ${name} after function returned: ${fault}`;
  return new FunctionFailure(message, error instanceof Error ? (error.stack ?? '') : '', { cause: error });
}
