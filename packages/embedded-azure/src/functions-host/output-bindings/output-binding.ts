import { type Binding, HostConfigurationError } from '../invocation.ts';

/** The destination of one output binding's values. */
export interface OutputBinding {
  /** Writes them one after the other. Those before a failing one stay written. @throws the service's error */
  write(values: unknown[]): Promise<void>;
}

/**
 * A name that an output binding gives.
 *
 * @returns undefined if it gives none
 * @throws HostConfigurationError for a binding expression such as `{id}`, which is not supported
 */
export function nameIn(binding: Binding, property: string, owner: string): string | undefined {
  const value = binding[property];
  if (typeof value !== 'string' || value === '') return undefined;
  if (!/[{}]/.test(value)) return value;
  throw new HostConfigurationError(`${owner}: the binding expression "${value}" in "${property}" is not supported`);
}
