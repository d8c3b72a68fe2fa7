import type { Settings } from '../configuration/settings.ts';
import { HostConfigurationError } from '../invocation.ts';

/** A connection string, or an endpoint with an identity. `what` names it in errors. */
export type Connection =
  | { kind: 'string'; text: string; what: string }
  | { kind: 'identity'; endpoint: string; identity: ReadonlyMap<string, string>; what: string };

/**
 * Looks up a binding's connection as the WebJobs SDK does: `AzureWebJobs<name>` before `<name>`, each as a string or
 * else as `<name>__<property>`.
 *
 * @param endpointProperty the property with the endpoint, in an identity-based connection
 * @param owner what the connection belongs to, for the error
 * @throws HostConfigurationError if it is missing
 */
export function readConnection(
  settings: Settings,
  name: string,
  endpointProperty: 'accountEndpoint' | 'fullyQualifiedNamespace',
  owner: string,
): Connection {
  const what = `${owner}: the connection "${name}"`;
  for (const candidate of [`AzureWebJobs${name}`, name]) {
    const text = settings.get(candidate);
    if (text) return { kind: 'string', text, what };
    const identity = settings.properties(candidate);
    const endpoint = identity.get(endpointProperty.toLowerCase());
    if (endpoint) return { kind: 'identity', endpoint, identity, what };
    if (identity.size > 0) {
      throw new HostConfigurationError(
        `${what} is neither a connection string nor has it the setting ${candidate}__${endpointProperty}`,
      );
    }
  }
  throw new HostConfigurationError(`${owner}: the connection setting "${name}" is missing or empty`);
}
