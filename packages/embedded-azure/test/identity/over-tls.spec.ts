import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ClientSecretCredential } from '@azure/identity';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { afterAll, expect, test } from 'vitest';
import { startIdentity } from '../../src/identity/start-identity.ts';
import { loopbackCertificate } from '../../src/tls/certificate.ts';
import { AUDIENCE, CLIENTS, IdentityFixture } from './identity-fixture.ts';

const before = getCACertificates('default');
afterAll(() => setDefaultCACertificates(before));

async function startedWithTls() {
  const { stateFile, identity } = await IdentityFixture.start();
  const certificate = await loopbackCertificate(`${stateFile}-tls`);
  setDefaultCACertificates([...before, certificate.cert]);
  const fixture = await IdentityFixture.start(AUDIENCE, { tls: certificate });
  return { fixture, certificate, plain: identity };
}

test('a credential with a secret gets its token from the authority that has TLS', async () => {
  const { fixture, certificate } = await startedWithTls();
  const { tenantId, tlsUrl = '' } = fixture.identity;
  const credentialWith = (secret: string) => {
    const options = { authorityHost: tlsUrl, disableInstanceDiscovery: true, tlsOptions: { ca: certificate.cert } };
    return new ClientSecretCredential(tenantId, fixture.client('acme').clientId, secret, options);
  };
  const { token } = await credentialWith(fixture.client('acme').clientSecret).getToken(`${AUDIENCE}/.default`);
  expect((await fixture.verify(token)).payload).toMatchObject({ roles: ['things.read', 'things.write'] });
  await expect(credentialWith('guessed').getToken(`${AUDIENCE}/.default`)).rejects.toThrow('AADSTS7000215');
});

test('without TLS there is no such authority, and a port that is taken is refused by name', async () => {
  const { certificate, plain, fixture } = await startedWithTls();
  expect(plain.tlsUrl).toBeUndefined();
  const taken = Number(new URL(fixture.identity.tlsUrl ?? '').port);
  const options = { stateFile: ':memory:', audience: AUDIENCE, clients: CLIENTS };
  await expect(startIdentity({ ...options, tls: { ...certificate, port: taken } })).rejects.toThrow(PortInUseError);
});
