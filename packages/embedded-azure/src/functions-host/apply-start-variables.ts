import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { LocalSettings } from './configuration/local-settings.ts';
import type { Environment } from './configuration/settings.ts';

/** Node reads these only when a process starts, so it is too late to set them. */
const tooLate = ['NODE_OPTIONS', 'UV_THREADPOOL_SIZE'];

/**
 * In Azure the worker process starts with the settings in its environment, so Node reads some of them at its start.
 * Here the app runs in the host's own process, which started before local.settings.json was read. Settings that only
 * this file has are applied now, or reported as having no effect.
 *
 * @param environment as it was before the file's values were added
 */
export function applyStartVariables(environment: Environment, { values }: LocalSettings, warn: (line: string) => void) {
  const file = values['NODE_EXTRA_CA_CERTS'];
  const given = environment['NODE_EXTRA_CA_CERTS'];
  // As for every setting, the environment takes precedence, so a certificate file set there is the one to use.
  if (file && given === undefined) trust(file, warn);
  else if (file && file !== given) {
    warn(`local.settings.json: NODE_EXTRA_CA_CERTS has no effect, the environment names ${given || 'none'}.`);
  }
  for (const name of tooLate) {
    if (values[name] === undefined || environment[name] !== undefined) continue;
    warn(`local.settings.json: ${name} has no effect, Node has started already; set it in the environment.`);
  }
}

/** Like Node at its start, ignores a file that it can't use. */
function trust(file: string, warn: (line: string) => void): void {
  try {
    const certificates = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (!certificates) throw new Error('no certificate in it');
    setDefaultCACertificates([...getCACertificates('default'), ...certificates]);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    warn(`local.settings.json: NODE_EXTRA_CA_CERTS: "${file}" is ignored: ${fault.split('\n', 1)[0]}`);
  }
}
