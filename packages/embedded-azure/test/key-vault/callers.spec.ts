import { get } from 'node:https';
import { SecretClient } from '@azure/keyvault-secrets';
import { expect, test } from 'vitest';
import { refusalOf, VAULT, VaultStage } from './vault-stage.ts';

interface Answer {
  status: number;
  challenge: string | undefined;
  body: { error: { code: string; message: string } };
}

/** A request without the SDK, which would follow the challenge. */
function ask(stage: VaultStage, token?: string, path = '/secrets/x?api-version=7.6'): Promise<Answer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    get(`${stage.vault.url}${path}`, { ca: stage.certificate.cert, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          challenge: response.headers['www-authenticate'],
          body: JSON.parse(Buffer.concat(chunks).toString()),
        }),
      );
    }).on('error', reject);
  });
}

test('a request without a token gets a challenge that says where to get one, and for what', async () => {
  const stage = await VaultStage.start();
  const { url, tenantId } = stage.identity;
  const { status, challenge, body } = await ask(stage);
  expect(status).toBe(401);
  expect(challenge).toBe(`Bearer authorization="${url}/${tenantId}", resource="${VAULT}"`);
  expect(body).toEqual({ error: { code: 'Unauthorized', message: expect.stringMatching(/^AKV10000/) } });
});

test('the SDK follows the challenge: it requests a token for its resource and tenant', async () => {
  const stage = await VaultStage.start();
  const asked: unknown[] = [];
  const credential = {
    async getToken(scopes: string | string[], options?: { tenantId?: string }) {
      asked.push([scopes, options?.tenantId]);
      return { token: await stage.token('officer'), expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  const client = new SecretClient(stage.vault.url, credential, {
    tlsOptions: { ca: stage.certificate.cert },
    disableChallengeResourceVerification: true,
  });
  await client.setSecret('first', 'with a body, which the challenge must not swallow');
  expect((await client.getSecret('first')).value).toContain('must not swallow');
  expect(asked[0]).toEqual([[`${VAULT}/.default`], stage.identity.tenantId]);
});

test.each([
  ['for another API', { aud: 'api://conformance' }, {}, /^AKV10022: Invalid audience/],
  ['of another issuer', { iss: 'https://elsewhere.example' }, {}, /^AKV10032/],
  ['that is over', {}, { expiresIn: -600 }, /"exp"/],
  ['without a signature', {}, { alg: 'none' as const }, /validating/],
  ['signed with another key', {}, { key: 'foreign' as const }, /signature/],
  ['signed with our public key', {}, { alg: 'HS256' as const }, /validating/],
])('a token %s is refused, with the challenge', async (_what, claims, options, message) => {
  const stage = await VaultStage.start();
  const oid = stage.identity.clients['officer']?.objectId;
  const good = await stage.identity.sign({ aud: VAULT, oid });
  expect((await ask(stage, good)).status).toBe(404);
  const { status, challenge, body } = await ask(
    stage,
    await stage.identity.sign({ aud: VAULT, oid, ...claims }, options),
  );
  expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'Unauthorized' });
  expect(body.error.message).toMatch(message);
  expect(challenge).toContain('Bearer authorization=');
});

test('tokens stay valid when the tenant rotates its keys', async () => {
  const stage = await VaultStage.start();
  await stage.client().setSecret('kept', 'one');
  await stage.identity.rotateKeys();
  expect((await stage.client().getSecret('kept')).value).toBe('one');
});

test('a Secrets User can read values and properties, and change nothing', async () => {
  const stage = await VaultStage.start();
  const { properties } = await stage.client('officer').setSecret('kept', 'one');
  const user = stage.client('user');
  expect((await user.getSecret('kept')).value).toBe('one');
  for await (const { version } of user.listPropertiesOfSecretVersions('kept')) expect(version).toBe(properties.version);

  const forbidden = { status: 403, code: 'Forbidden', inner: 'ForbiddenByRbac' };
  expect(await refusalOf(user.setSecret('kept', 'two'))).toMatchObject(forbidden);
  const disabling = user.updateSecretProperties('kept', properties.version ?? '', { enabled: false });
  expect(await refusalOf(disabling)).toMatchObject(forbidden);
  expect(await refusalOf(user.beginDeleteSecret('kept'))).toMatchObject(forbidden);
  expect(await refusalOf(user.backupSecret('kept'))).toMatchObject(forbidden);
  expect((await user.getSecret('kept')).value).toBe('one');
});

test('a caller without a role can read nothing', async () => {
  const stage = await VaultStage.start();
  await stage.client('officer').setSecret('kept', 'one');
  const forbidden = { status: 403, code: 'Forbidden', inner: 'ForbiddenByRbac' };
  expect(await refusalOf(stage.client('stranger').getSecret('kept'))).toMatchObject(forbidden);
  expect(await refusalOf(stage.client('stranger').getSecret('missing'))).toMatchObject(forbidden);
});

test('a request without an API version, with an unknown one or to an unknown path is refused', async () => {
  const stage = await VaultStage.start();
  const token = await stage.token('officer');
  const coded = async (path: string) => {
    const { status, body } = await ask(stage, token, path);
    return `${status} ${body.error.code}`;
  };
  expect(await coded('/secrets/x')).toBe('400 BadParameter');
  expect(await coded('/secrets/x?api-version=2016-10-01')).toBe('404 SecretNotFound');
  expect(await coded('/secrets/x?api-version=latest')).toBe('400 BadParameter');
  expect(await coded('/keys/x?api-version=7.6')).toBe('404 NotFound');
  expect(await coded('/secrets/x/backup?api-version=7.6')).toBe('404 SecretNotFound');
});
