import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { HostConfigurationError } from './invocation.ts';

/**
 * What NODE_EXTRA_CA_CERTS does for a process that starts with it. Core Tools starts the app's worker with the values of
 * local.settings.json in its environment; here the app shares the host's process, which began without them.
 *
 * @param file with certificates in PEM; anything else in it is passed over
 * @throws HostConfigurationError
 */
export function trustExtraCertificates(file: string): void {
  try {
    const blocks = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    setDefaultCACertificates([...getCACertificates('default'), ...blocks]);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new HostConfigurationError(`setting NODE_EXTRA_CA_CERTS: ${fault}`, { cause: error });
  }
}
