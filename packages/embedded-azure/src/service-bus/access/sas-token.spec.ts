import { createSasTokenProvider } from '@azure/core-amqp';
import { expect, test } from 'vitest';
import { readSasToken } from './sas-token.ts';

const key = { name: 'RootManageSharedAccessKey', key: 'local' };
const tokenOf = async ({ name, key: secret }: typeof key) =>
  (await createSasTokenProvider({ sharedAccessKeyName: name, sharedAccessKey: secret }).getToken('sb://127.0.0.1/q'))
    .token;

test('the official client’s token is valid for an hour', async () => {
  const token = await tokenOf(key);
  expect(readSasToken(token, key, Date.now())).toMatchObject({ expiresAt: expect.any(Number) });
  expect(readSasToken(token, key, Date.now() + 3_601_000)).toEqual({ fault: 'it has expired' });
});

test('a token with another key, another name or a changed resource is refused', async () => {
  expect(readSasToken(await tokenOf({ ...key, key: 'other' }), key, Date.now())).toEqual({
    fault: 'its signature is wrong',
  });
  expect(readSasToken(await tokenOf({ ...key, name: 'Reader' }), key, Date.now())).toEqual({
    fault: 'there is no key named "Reader"',
  });
  const changed = (await tokenOf(key)).replace('127.0.0.1', '127.0.0.2');
  expect(readSasToken(changed, key, Date.now())).toEqual({ fault: 'its signature is wrong' });
});

test('anything but a shared access signature is refused', () => {
  expect(readSasToken('eyJhbGciOiJSUzI1NiJ9', key, 0)).toEqual({ fault: 'it is not a shared access signature' });
  expect(readSasToken('SharedAccessSignature sr=a&se=1', key, 0)).toEqual({
    fault: 'it lacks one of sr, sig, se and skn',
  });
});
