import type { LocalSettings } from './configuration/local-settings.ts';
import type { Environment } from './configuration/settings.ts';
import { HostConfigurationError } from './invocation.ts';
import { trustExtraCertificates } from './trust-extra-certificates.ts';

/** Sets what `func start` sets for the app; what the environment already says wins. */
export function applyEnvironment(environment: Environment, { values }: LocalSettings): void {
  // These add up: a machine that has certificates of its own in the environment needs the app's none the less.
  const extra = values['NODE_EXTRA_CA_CERTS'];
  if (extra && extra !== environment['NODE_EXTRA_CA_CERTS']) trustExtraCertificates(extra);
  for (const [name, value] of Object.entries(values)) environment[name] ??= value;
  environment['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  environment['FUNCTIONS_WORKER_RUNTIME'] ??= 'node';
  const runtime = environment['FUNCTIONS_WORKER_RUNTIME'];
  if (runtime !== 'node') {
    throw new HostConfigurationError(`setting FUNCTIONS_WORKER_RUNTIME: "${runtime}" is not supported, only "node" is`);
  }
}
