import { startIdentity } from '../../src/identity/start-identity.ts';
import { startKeyVault } from '../../src/key-vault/start-key-vault.ts';
import { loopbackCertificate } from '../../src/tls/certificate.ts';
import { VAULT, vaultOptions } from './vault-stage.ts';

/** An embedded vault with its tenant in a separate process, which a test can kill. Prints its URL and a token. */
const [directory = ''] = process.argv.slice(2);
const identity = await startIdentity({
  stateFile: `${directory}/identity.db`,
  audience: 'api://conformance',
  clients: [{ name: 'officer', roles: [] }],
  resources: [VAULT],
});
const certificate = await loopbackCertificate(`${directory}/tls`);
const { url } = await startKeyVault(vaultOptions(directory, identity, certificate));
const token = await identity.sign({ aud: VAULT, oid: identity.clients['officer']?.objectId });
process.stdout.write(`${JSON.stringify({ url, token, ca: certificate.cert })}\n`);
