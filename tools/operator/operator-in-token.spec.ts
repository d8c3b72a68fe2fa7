import { UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { operatorInToken } from './operator-in-token.ts';

test.each([
  [
    { oid: 'o-1', upn: 'ada@shop.example', name: 'Ada' },
    { id: 'o-1', name: 'ada@shop.example' },
  ],
  [
    { oid: 'o-2', name: 'Ada Lovelace' },
    { id: 'o-2', name: 'Ada Lovelace' },
  ],
  [
    { oid: 'o-3', appid: 'pipeline', upn: '' },
    { id: 'o-3', name: 'pipeline' },
  ],
  [{ sub: 's-4' }, { name: 's-4' }],
])('the operator of a token: %j', (claims, operator) => {
  expect(operatorInToken(new UnsecuredJWT(claims).encode())).toEqual(operator);
});
