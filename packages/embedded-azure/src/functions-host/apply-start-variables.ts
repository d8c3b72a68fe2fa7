import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { LocalSettings } from './configuration/local-settings.ts';
import type { Environment } from './configuration/settings.ts';

/** What Node reads from the environment when a process starts, and that can't be made up for later. */
const tooLate = ['NODE_OPTIONS', 'UV_THREADPOOL_SIZE'];

/**
 * Azure's worker process starts with the settings in its environment, so Node finds there what it reads once, at its
 * start. Here the app runs in the host's own process, which has started before local.settings.json was read: what only
 * that file says is done now, or named as without effect.
 *
 * @param environment as it was before the file's values were laid under it
 */
export function applyStartVariables(environment: Environment, { values }: LocalSettings, warn: (line: string) => void) {
  const file = values['NODE_EXTRA_CA_CERTS'];
  const given = environment['NODE_EXTRA_CA_CERTS'];
  // As for every setting, the environment wins: who started the host with another file means that one.
  if (file && given === undefined) trust(file, warn);
  else if (file && file !== given) {
    warn(`local.settings.json: NODE_EXTRA_CA_CERTS has no effect, the environment names ${given || 'none'}.`);
  }
  for (const name of tooLate) {
    if (values[name] === undefined || environment[name] !== undefined) continue;
    warn(`local.settings.json: ${name} has no effect, Node has started already; set it in the environment.`);
  }
}

/** Like Node at its start, it goes on without a file that it can't use. */
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
