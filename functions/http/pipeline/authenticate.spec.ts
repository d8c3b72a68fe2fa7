import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import type { HttpSettings } from '../http-context.ts';
import { authenticate } from './authenticate.ts';

const bearer = { clientId: 'acme-client', scopes: new Set(['orders.read']) };

function call(headers: Record<string, string>, gatewayRequired = false) {
  const tokens: string[] = [];
  const accessTokens = {
    async verify(token: string) {
      tokens.push(token);
      return token === 'good' ? bearer : undefined;
    },
  };
  const request = new HttpRequest({ method: 'GET', url: 'http://127.0.0.1/v1/orders', headers });
  const settings = { gatewayRequired } as HttpSettings;
  return { tokens, caller: authenticate(request, { accessTokens, settings }) };
}

const refusal = (challenge: string) =>
  expect.objectContaining({ code: 'unauthenticated', headers: { 'www-authenticate': challenge } });

test.each(['Bearer good', 'bearer good', 'BEARER   good'])('the caller is read from the token in %j', async (sent) => {
  expect(await call({ authorization: sent }).caller).toBe(bearer);
});

test.each([
  ['nothing', {}],
  ['another scheme', { authorization: 'Basic good' }],
  ['a scheme without a token', { authorization: 'Bearer' }],
  ['two tokens', { authorization: 'Bearer good good' }],
  ['a token with a forbidden character', { authorization: 'Bearer go,od' }],
])('%s is not a token: the challenge asks for one, and nothing is verified', async (_, headers) => {
  const { caller, tokens } = call(headers);
  await expect(caller).rejects.toEqual(refusal('Bearer'));
  expect(tokens).toEqual([]);
});

test('a token that can’t be trusted is refused as invalid', async () => {
  await expect(call({ authorization: 'Bearer bad' }).caller).rejects.toEqual(refusal('Bearer error="invalid_token"'));
});

test('the token that the gateway forwards takes precedence over the gateway’s own', async () => {
  const headers = { authorization: 'Bearer of-the-gateway', 'x-partner-authorization': 'Bearer good' };
  for (const gatewayRequired of [true, false]) {
    const { caller, tokens } = call(headers, gatewayRequired);
    expect(await caller).toBe(bearer);
    expect(tokens).toEqual(['good']);
  }
});

test('if the gateway is required, a token that did not come through it is ignored', async () => {
  const { caller, tokens } = call({ authorization: 'Bearer good' }, true);
  await expect(caller).rejects.toEqual(refusal('Bearer'));
  expect(tokens).toEqual([]);
});
