import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start(
    async ({ cosmosByIdentity, serviceBusByIdentity }) => ({
      COSMOS: undefined,
      COSMOS__accountEndpoint: cosmosByIdentity,
      COSMOS__credential: 'managedidentity',
      SERVICE_BUS: undefined,
      SERVICE_BUS__fullyQualifiedNamespace: serviceBusByIdentity,
      SERVICE_BUS__credential: 'managedidentity',
    }),
    { identityAccess: true },
  );
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

test('without connection strings, with its identity and only its Azure roles, the app completes an order', async () => {
  const { id } = await acme.place(anOrder());
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  expect((await acme.request('GET', '/v1/orders?limit=1')).status).toBe(200);
  expect((await acme.request('GET', '/readyz')).status).toBe(200);
});
