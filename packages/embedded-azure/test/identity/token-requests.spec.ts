import { expect, test } from 'vitest';
import { AUDIENCE, IdentityFixture } from './identity-fixture.ts';

const SECRET_CODE = 7000215;

test('the token endpoint has a path with and without the tenant, and forbids caching', async () => {
  const fixture = await IdentityFixture.start();
  const { identity } = fixture;
  for (const endpoint of [identity.tokenEndpoint, `${identity.url}/oauth2/v2.0/token`]) {
    const response = await fetch(endpoint, { method: 'POST', body: fixture.form('acme') });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
  }
});

test('id and secret may be sent as basic authentication', async () => {
  const fixture = await IdentityFixture.start();
  const { clientId, clientSecret } = fixture.client('acme');
  const request = (secret: string) =>
    fetch(fixture.identity.tokenEndpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${encodeURIComponent(secret)}`)}` },
      body: fixture.form('acme', { client_id: undefined, client_secret: undefined }),
    });
  expect((await request(clientSecret)).status).toBe(200);
  expect((await request(`${clientSecret}x`)).status).toBe(401);
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', SECRET_CODE],
  ['another client’s id', { client_id: 'globex' }, 401, 'invalid_client', SECRET_CODE],
  ['no secret', { client_secret: undefined }, 401, 'invalid_client', 7000216],
  ['an unknown client', { client_id: 'nobody' }, 400, 'unauthorized_client', 700016],
  ['no client', { client_id: undefined }, 400, 'invalid_request', 900144],
  ['no grant type', { grant_type: undefined }, 400, 'invalid_request', 900144],
  ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ['no scope', { scope: undefined }, 400, 'invalid_request', 900144],
  ['a scope that is not /.default', { scope: `${AUDIENCE}/things.read` }, 400, 'invalid_scope', 1002012],
  ['two scopes', { scope: `${AUDIENCE}/.default api://other/.default` }, 400, 'invalid_scope', 1002012],
  ['another API', { scope: 'api://other/.default' }, 400, 'invalid_resource', 500011],
])('%s is refused with Entra’s message', async (_what, change, status, error, code) => {
  const fixture = await IdentityFixture.start();
  const named = 'client_id' in change && change.client_id === 'globex';
  const given = named ? { client_id: fixture.client('globex').clientId } : change;
  const response = await fetch(fixture.identity.tokenEndpoint, { method: 'POST', body: fixture.form('acme', given) });
  expect(response.status).toBe(status);
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(await response.json()).toMatchObject({
    error,
    error_description: expect.stringMatching(
      new RegExp(`^AADSTS${code}: .* Trace ID: .* Correlation ID: .* Timestamp: `),
    ),
    error_codes: [code],
    timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}Z$/),
    trace_id: expect.any(String),
    correlation_id: expect.any(String),
  });
});

test('answers 404 to another tenant and to an unknown path', async () => {
  const { identity } = await IdentityFixture.start();
  const other = await fetch(`${identity.url}/11111111-1111-4111-8111-111111111111/discovery/v2.0/keys`);
  expect(other.status).toBe(400);
  expect(await other.json()).toMatchObject({ error: 'invalid_request', error_codes: [90002] });
  expect((await fetch(`${identity.url}/${identity.tenantId}/oauth2/v2.0/authorize`)).status).toBe(404);
});

test('if the audience is a GUID, its default identifier is accepted too', async () => {
  const audience = '6ee2cb0f-92b4-4a3e-9a6e-3d1d3bb1f5a1';
  const fixture = await IdentityFixture.start(audience);
  for (const scope of [`${audience}/.default`, `api://${audience}/.default`]) {
    expect(await fixture.token('acme', { scope })).toEqual(expect.any(String));
  }
});
