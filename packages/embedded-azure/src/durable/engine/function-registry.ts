import type { Binding, FunctionDefinition } from '../../functions-host/invocation.ts';

/** The app's orchestrators, activities and entities by name; as in Azure, names are compared without case. */
export class FunctionRegistry {
  readonly #orchestrators = new Map<string, FunctionDefinition>();
  readonly #activities = new Map<string, FunctionDefinition>();
  readonly #entities = new Map<string, FunctionDefinition>();

  constructor(functions: readonly FunctionDefinition[]) {
    for (const definition of functions) {
      const { trigger } = definition;
      switch (trigger.type.toLowerCase()) {
        case 'orchestrationtrigger':
          this.#orchestrators.set(nameOf(definition, trigger['orchestration']), definition);
          break;
        case 'activitytrigger':
          this.#activities.set(nameOf(definition, trigger['activity']), definition);
          break;
        case 'entitytrigger':
          this.#entities.set(nameOf(definition, trigger['entityName']), definition);
          break;
      }
    }
  }

  orchestrator(name: string): FunctionDefinition | undefined {
    return this.#orchestrators.get(name.toLowerCase());
  }

  activity(name: string): FunctionDefinition | undefined {
    return this.#activities.get(name.toLowerCase());
  }

  entity(name: string): FunctionDefinition | undefined {
    return this.#entities.get(name.toLowerCase());
  }

  unknownOrchestrator(name: string): string {
    return unknown(name, 'an orchestrator', 'orchestrator', this.#orchestrators);
  }

  unknownActivity(name: string): string {
    return unknown(name, 'an activity', 'activity', this.#activities);
  }

  unknownEntity(name: string): string {
    return unknown(name, 'an entity', 'entity', this.#entities);
  }
}

function nameOf(definition: FunctionDefinition, binding: Binding[string]): string {
  return (typeof binding === 'string' && binding !== '' ? binding : definition.name).toLowerCase();
}

/** DurableTaskExtension.GetInvalidOrchestratorFunctionMessage and its sister. */
function unknown(name: string, article: string, kind: string, known: Map<string, FunctionDefinition>): string {
  const names = [...known.values()].map((definition) => definition.name).join("', '");
  const info = names
    ? `The following are the known ${kind} functions: '${names}'.`
    : `No ${kind} functions are currently registered!`;
  return `The function '${name}' doesn't exist, is disabled, or is not ${article} function. Additional info: ${info}`;
}
