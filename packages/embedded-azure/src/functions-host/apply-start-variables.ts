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
  else if (file && file !== given && !isTrusted(file)) {
    warn(
      `local.settings.json: NODE_EXTRA_CA_CERTS has no effect, because the environment names ${given ? `"${given}"` : 'no file'}. ` +
        'Calls to servers whose certificate is only in the file of local.settings.json fail, and the embedded key vault is one. ' +
        `Set NODE_EXTRA_CA_CERTS=${file} in this shell, or name a file with the certificates of both, and start again.`,
    );
  }
  for (const name of tooLate) {
    if (values[name] === undefined || environment[name] !== undefined) continue;
    warn(`local.settings.json: ${name} has no effect, Node has started already; set it in the environment.`);
  }
}

/** Like Node at its start, ignores a file that it can't use. */
function trust(file: string, warn: (line: string) => void): void {
  try {
    setDefaultCACertificates([...getCACertificates('default'), ...certificatesIn(file)]);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    warn(`local.settings.json: NODE_EXTRA_CA_CERTS: "${file}" is ignored: ${fault.split('\n', 1)[0]}`);
  }
}

/** Whether Node already trusts all of the file's certificates: the environment may name a file that has them too. */
function isTrusted(file: string): boolean {
  try {
    const known = new Set(getCACertificates('default').map(bare));
    return certificatesIn(file).every((certificate) => known.has(bare(certificate)));
  } catch {
    return false;
  }
}

/** @throws Error if there is none */
function certificatesIn(file: string): string[] {
  const certificates = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (!certificates) throw new Error('no certificate in it');
  return certificates;
}

const bare = (certificate: string) => certificate.replace(/\s/g, '');
