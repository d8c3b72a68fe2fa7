import type { Settings } from './configuration/settings.ts';
import { type Binding, type FunctionDefinition, HostConfigurationError } from './invocation.ts';

const triggers = new Set([
  'httptrigger',
  'servicebustrigger',
  'timertrigger',
  'cosmosdbtrigger',
  'orchestrationtrigger',
  'activitytrigger',
  'entitytrigger',
]);
/** Utility.IsValidFunctionName of azure-functions-host. */
const validName = /^(?!host$)[a-z][\w-]{0,127}$/i;
const inputs = new Set(['durableclient', 'cosmosdb']);
const outputs = new Set(['http', 'servicebus', 'cosmosdb']);
/** Triggers for which Azure supports a retry policy. For others it has no effect. */
const retriedTriggers = new Set(['timertrigger', 'cosmosdbtrigger']);

/**
 * The host's view of a function: settings are resolved, and all bindings are supported.
 *
 * @returns undefined if the function is disabled
 * @throws HostConfigurationError with the unsupported part
 */
export function admitFunction(
  registered: FunctionDefinition,
  settings: Settings,
  warn: (message: string) => void,
): FunctionDefinition | undefined {
  if (settings.isDisabled(registered.name)) return undefined;
  const owner = `function "${registered.name}"`;
  if (!validName.test(registered.name)) throw new HostConfigurationError(`${owner}: is not a valid function name`);
  const bindings: Record<string, Binding> = {};
  for (const [name, binding] of Object.entries(registered.bindings)) {
    bindings[name] = resolveBinding(binding, settings, owner);
    refuseUnsupported(binding, name === registered.trigger.name, owner);
  }
  const trigger = bindings[registered.trigger.name];
  if (!trigger) throw new HostConfigurationError(`${owner}: has no trigger`);
  if (registered.retryOptions && !retriedTriggers.has(trigger.type.toLowerCase())) {
    warn(`${owner}: its retry policy has no effect, since Azure ignores it for a ${trigger.type}.`);
  }
  return { ...registered, bindings, trigger: { ...trigger, name: registered.trigger.name } };
}

function resolveBinding(binding: Binding, settings: Settings, owner: string): Binding {
  const resolved = { ...binding };
  for (const [property, value] of Object.entries(binding)) {
    if (typeof value === 'string') resolved[property] = settings.resolve(value, owner);
  }
  return resolved;
}

function refuseUnsupported(binding: Binding, isTrigger: boolean, owner: string): void {
  const type = binding.type.toLowerCase();
  const [supported, role] = isTrigger
    ? [triggers, 'trigger']
    : binding.direction === 'out'
      ? [outputs, 'output binding']
      : [inputs, 'input binding'];
  if (!supported.has(type))
    throw new HostConfigurationError(`${owner}: the ${role} "${binding.type}" is not supported`);
  if (binding['sdkBinding'] === true) {
    throw new HostConfigurationError(`${owner}: "sdkBinding" of the ${role} "${binding.type}" is not supported`);
  }
}
