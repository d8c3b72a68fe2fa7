import type { LocalSettings } from './configuration/local-settings.ts';
import type { Environment } from './configuration/settings.ts';
import { HostConfigurationError } from './invocation.ts';

/** Sets what `func start` sets for the app. Existing environment variables take precedence. */
export function applyEnvironment(environment: Environment, { values }: LocalSettings): void {
  for (const [name, value] of Object.entries(values)) environment[name] ??= value;
  environment['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  environment['FUNCTIONS_WORKER_RUNTIME'] ??= 'node';
  const runtime = environment['FUNCTIONS_WORKER_RUNTIME'];
  if (runtime !== 'node') {
    throw new HostConfigurationError(`setting FUNCTIONS_WORKER_RUNTIME: "${runtime}" is not supported, only "node" is`);
  }
}
