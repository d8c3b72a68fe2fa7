import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { connectPorts } from './connect-ports.ts';

test('on one machine, an act has a known person: the account there', async () => {
  const cosmos = { connectionString: 'AccountEndpoint=http://127.0.0.1:9/;AccountKey=bG9jYWw=;' };
  const serviceBus = { fullyQualifiedNamespace: 'nobody.asks.for.it' };
  const { ports, close } = connectPorts(() => ({ cosmos, serviceBus }));
  const { username } = userInfo();
  expect(await ports.operator()).toEqual({ id: `account:${username}`, name: username });
  await close();
});
